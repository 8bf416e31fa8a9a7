package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What of a partition's records is to be applied next.
 *
 * @param after what is written already, if anything
 * @param events in order; may be empty
 * @param obstacle why the partition stops behind them, if it does
 */
record Batch(Claim claim, @Nullable Mark after, List<Received> events, @Nullable String obstacle) {

    Batch {
        events = List.copyOf(events);
    }

    /** Nothing yet. */
    static Batch empty(Claim claim, @Nullable Mark after) {
        return new Batch(claim, after, List.of(), null);
    }

    /** This one, and then what the partition holds next. */
    Batch then(List<Received> more, @Nullable String stopsAt) {
        return new Batch(
                claim, after, Stream.concat(events.stream(), more.stream()).toList(), stopsAt);
    }

    /** The first half of two or more events, and the rest. */
    List<Batch> halves() {
        var first = new Batch(claim, after, events.subList(0, events.size() / 2), null);
        var rest = events.subList(events.size() / 2, events.size());
        return List.of(first, new Batch(claim, first.end(), rest, obstacle));
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * Whether it changes no row and stops nothing: then only where the partition stands changes.
     */
    boolean changesNothing() {
        return obstacle == null && events.stream().allMatch(event -> event.content() == null);
    }

    /** Where the partition stands once it is applied. */
    @Nullable Mark end() {
        return isEmpty() ? after : Mark.of(events.getLast());
    }

    /**
     * The same, of one that is not empty.
     *
     * @throws NullPointerException if it is
     */
    Mark last() {
        return Objects.requireNonNull(isEmpty() ? null : end());
    }
}
