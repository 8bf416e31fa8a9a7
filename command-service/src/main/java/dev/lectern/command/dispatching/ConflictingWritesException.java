package dev.lectern.command.dispatching;

/** Others kept writing what the decision depends on. Nothing has been recorded; try again. */
public final class ConflictingWritesException extends RuntimeException {

    ConflictingWritesException(Throwable cause) {
        super("The decision was overtaken too often", cause);
    }
}
