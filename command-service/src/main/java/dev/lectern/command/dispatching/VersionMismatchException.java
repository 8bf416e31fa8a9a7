package dev.lectern.command.dispatching;

/** Somebody else has changed what is to be edited. Nothing has been recorded. */
public final class VersionMismatchException extends RuntimeException {

    private final long current;

    VersionMismatchException(long current) {
        super("The current version is " + current, null, false, false);
        this.current = current;
    }

    /** The version that there is, 0 where there is no such thing. */
    public long current() {
        return current;
    }
}
