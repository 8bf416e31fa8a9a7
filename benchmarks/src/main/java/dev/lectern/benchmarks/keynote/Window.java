package dev.lectern.benchmarks.keynote;

import java.util.List;

/**
 * The time in which a service was dead, or busy with those who had waited meanwhile; nanoseconds
 * from the beginning.
 */
record Window(long from, long to) {

    /** For when nothing dies. */
    static final Window NEVER = new Window(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Who was kept waiting comes at once when the service is back. */
    private static final long AFTERWARDS = 5_000_000_000L;

    static Window of(long killed, long ready) {
        return new Window(killed, ready + AFTERWARDS);
    }

    boolean overlaps(Request request) {
        return request.due() < to && request.acknowledged() > from;
    }

    boolean overlaps(Tallies.Lag lag) {
        return lag.acknowledged() < to && lag.acknowledged() + lag.nanos() > from;
    }

    /** Empty if there is none. */
    List<Double> seconds() {
        return equals(NEVER) ? List.of() : List.of(from / 1e9, to / 1e9);
    }
}
