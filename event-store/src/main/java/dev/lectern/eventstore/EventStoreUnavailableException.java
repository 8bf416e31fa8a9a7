package dev.lectern.eventstore;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used at the moment. An append that fails with it is not stored; a read may
 * be repeated.
 */
public final class EventStoreUnavailableException extends AxonTransientException {

    public EventStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
