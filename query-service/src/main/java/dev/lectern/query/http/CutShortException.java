package dev.lectern.query.http;

/**
 * A long answer failed after it had begun. Nothing can be said of it any more but by hanging up:
 * what was sent must not look complete.
 */
public final class CutShortException extends RuntimeException {

    public CutShortException(RuntimeException cause) {
        super("An answer was cut short", cause);
    }
}
