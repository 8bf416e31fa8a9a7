package dev.lectern.query.log;

/** What was sealed is not what was received, or not what was sealed before: somebody must look. */
final class MismatchException extends RuntimeException {

    MismatchException(String message) {
        super(message);
    }
}
