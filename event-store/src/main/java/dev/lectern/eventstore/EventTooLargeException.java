package dev.lectern.eventstore;

import org.axonframework.common.AxonNonTransientException;

/** An event exceeds {@link EventStoreSettings#maxEventBytes()}; the append is not stored. */
public final class EventTooLargeException extends AxonNonTransientException {

    public EventTooLargeException(String type, long bytes, int limit) {
        super("Event " + type + " takes " + bytes + " bytes, the limit is " + limit);
    }
}
