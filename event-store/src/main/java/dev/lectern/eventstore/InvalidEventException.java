package dev.lectern.eventstore;

import org.axonframework.common.AxonNonTransientException;

/**
 * An event cannot be stored as it is: its identifier is no UUID or is stored already, a tag key
 * contains a colon, or its text contains what PostgreSQL cannot hold. The append is not stored.
 */
public final class InvalidEventException extends AxonNonTransientException {

    public InvalidEventException(String message) {
        super(message);
    }

    public InvalidEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
