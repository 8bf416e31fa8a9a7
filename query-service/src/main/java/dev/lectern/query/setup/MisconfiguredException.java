package dev.lectern.query.setup;

/** The service cannot start as it is configured; the message says it in one sentence. */
final class MisconfiguredException extends RuntimeException {

    MisconfiguredException(String sentence) {
        super(sentence);
    }
}
