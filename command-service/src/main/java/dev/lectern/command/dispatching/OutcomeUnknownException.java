package dev.lectern.command.dispatching;

/**
 * The wait for the store ended before its answer came: the events are recorded, or they are not.
 */
public final class OutcomeUnknownException extends RuntimeException {

    OutcomeUnknownException(Throwable cause) {
        super("No answer from the event store in time", cause);
    }
}
