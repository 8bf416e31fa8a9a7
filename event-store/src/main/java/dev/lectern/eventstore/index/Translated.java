package dev.lectern.eventstore.index;

import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that were translated last: what a decision reads is what its append is conditional on.
 * For one thread at a time.
 */
public final class Translated {

    private @Nullable EventCriteria from;
    private @Nullable Criteria to;

    public Criteria of(EventCriteria criteria) {
        Criteria known = to;
        if (known == null || !criteria.equals(from)) { // which are nearly always the same object
            known = Criteria.of(criteria);
            from = criteria;
            to = known;
        }
        return known;
    }
}
