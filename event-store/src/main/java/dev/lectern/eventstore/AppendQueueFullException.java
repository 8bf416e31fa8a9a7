package dev.lectern.eventstore;

import org.axonframework.common.AxonTransientException;

import java.time.Duration;

/** More appends are waiting than the queue may hold; this one is not stored. */
public final class AppendQueueFullException extends AxonTransientException {

    private final Duration retryAfter;

    public AppendQueueFullException(Duration retryAfter) {
        super("The append queue is full; retry after " + retryAfter.toMillis() + " ms");
        this.retryAfter = retryAfter;
    }

    /** How long the queue needs, at its present pace, to be half empty. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
