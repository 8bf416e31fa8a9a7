package dev.lectern.eventstore;

import org.axonframework.common.AxonNonTransientException;

/**
 * The idempotency key has already answered another request (its fingerprint differs); the append is
 * not stored.
 */
public final class IdempotencyKeyReusedException extends AxonNonTransientException {

    public IdempotencyKeyReusedException(IdempotencyKey key) {
        super(
                "The idempotency key was first used for another request: "
                        + key.scope()
                        + " / "
                        + key.key());
    }
}
