package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What of a partition's records is to be applied next.
 *
 * @param events in order; may be empty
 * @param obstacle why the partition stops behind them, if it does
 */
record Batch(Claim claim, List<Received> events, @Nullable String obstacle) {

    Batch {
        events = List.copyOf(events);
    }

    /** One of its events, without those around it. */
    Batch only(Received event) {
        return new Batch(claim, List.of(event), null);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * Where the partition stands once it is applied.
     *
     * @throws java.util.NoSuchElementException if it is empty
     */
    Mark end() {
        return Mark.of(events.getLast());
    }
}
