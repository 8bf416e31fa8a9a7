package dev.lectern.benchmarks.streams;

import dev.lectern.benchmarks.sse.Readers;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** When which reader heard of which update. The n-th update is the n-th ballot. */
final class Arrivals implements Readers.Listener {

    private static final Pattern BALLOTS = Pattern.compile("\"ballots\" *: *(\\d+)");

    private final int readers;
    private final AtomicLongArray heard;
    private final AtomicIntegerArray seen;
    private final AtomicIntegerArray reached;

    Arrivals(int readers, int updates) {
        this.readers = readers;
        heard = new AtomicLongArray(readers * updates);
        seen = new AtomicIntegerArray(readers);
        reached = new AtomicIntegerArray(updates);
    }

    @Override
    public void event(int reader, long now, String data) {
        var ballots = BALLOTS.matcher(data);
        if (!ballots.find()) {
            throw new IllegalStateException("There is no tally in " + data);
        }
        int count = Integer.parseInt(ballots.group(1));
        for (int update = seen.get(reader); update < count; update++) {
            heard.set(update * readers + reader, now);
            reached.incrementAndGet(update);
        }
        seen.set(reader, Math.max(seen.get(reader), count));
    }

    /** Whether every reader has heard of that update, counted from 0. */
    boolean hasReachedAll(int update) {
        return reached.get(update) == readers;
    }

    /**
     * How long it took to reach each of the readers, in milliseconds, sorted.
     *
     * @param since when it was acknowledged, by {@link System#nanoTime()}
     */
    double[] millis(int update, long since) {
        double[] millis =
                IntStream.range(0, readers)
                        .mapToDouble(reader ->
                                Math.max(0, heard.get(update * readers + reader) - since) / 1e6)
                        .toArray();
        Arrays.sort(millis);
        return millis;
    }
}
