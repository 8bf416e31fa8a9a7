package dev.lectern.local;

/** Lectern can't start as it is told to. The message is one sentence for who started it. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }
}
