package dev.lectern.eventstore;

import org.axonframework.common.AxonTransientException;

/**
 * Whether the append was stored is not known yet: the caller stopped waiting after the append had
 * been taken for writing, or the writer failed with it. It will be stored as a whole or not at all.
 * Repeat it with the same {@link IdempotencyKey} to learn the outcome.
 */
public final class AppendOutcomeUnknownException extends AxonTransientException {

    public AppendOutcomeUnknownException(String message) {
        super(message);
    }

    public AppendOutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
