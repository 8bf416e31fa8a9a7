package dev.lectern.command.dispatching;

/** A version is expected of something that has none. Nothing has been recorded. */
public final class NoVersionsException extends RuntimeException {

    NoVersionsException() {
        super("What this edits has no versions", null, false, false);
    }
}
