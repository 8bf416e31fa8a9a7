package dev.lectern.query.operating;

/** The service does not answer, or not as it should; the message says it in one sentence. */
final class UnreachableException extends RuntimeException {

    UnreachableException(String sentence) {
        super(sentence);
    }
}
