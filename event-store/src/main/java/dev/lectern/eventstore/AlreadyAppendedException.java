package dev.lectern.eventstore;

import org.axonframework.common.AxonNonTransientException;

/**
 * The same request (idempotency key and fingerprint) has been stored before; nothing is stored
 * again, and the answer is to be made from the events of the first append.
 */
public final class AlreadyAppendedException extends AxonNonTransientException {

    private final FirstAppend first;

    public AlreadyAppendedException(FirstAppend first) {
        super(
                "Already appended at positions "
                        + first.firstPosition()
                        + " to "
                        + first.lastPosition());
        this.first = first;
    }

    /** Where the events of the first append are. */
    public FirstAppend first() {
        return first;
    }
}
