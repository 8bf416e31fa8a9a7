package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a partition's records is to be applied next.
 *
 * @param after what was applied before, if anything
 * @param events in order; may be empty
 * @param obstacle why the partition stops behind them, if it does
 */
record Batch(Claim claim, @Nullable Mark after, List<Received> events, @Nullable String obstacle) {

    Batch {
        events = List.copyOf(events);
    }

    /** Each of its events by itself. */
    List<Batch> each() {
        var batches = new ArrayList<Batch>();
        Mark before = after;
        for (Received event : events) {
            var alone = new Batch(claim, before, List.of(event), null);
            batches.add(alone);
            before = alone.end();
        }
        return batches;
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
