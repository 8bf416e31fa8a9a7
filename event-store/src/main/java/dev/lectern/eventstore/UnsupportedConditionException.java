package dev.lectern.eventstore;

import org.axonframework.common.AxonNonTransientException;

/**
 * An append condition that names types but no tag: no index answers it for markers older than what
 * memory holds. It is refused before the append is queued; the append is not stored.
 */
public final class UnsupportedConditionException extends AxonNonTransientException {

    public UnsupportedConditionException(String message) {
        super(message);
    }
}
