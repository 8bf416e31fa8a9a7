package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.sse.Readers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How many ballots each reader of the stream has seen, and when. */
final class Tallies implements Readers.Listener {

    private static final Pattern BALLOTS = Pattern.compile("\"ballots\" *: *(\\d+)");

    private final long start;
    private final List<List<Seen>> byReader = new ArrayList<>();

    /**
     * @param nanos from the beginning
     */
    record Seen(long nanos, int ballots) {}

    /**
     * @param start of everything, by {@link System#nanoTime()}
     */
    Tallies(int readers, long start) {
        this.start = start;
        for (int i = 0; i < readers; i++) {
            byReader.add(new ArrayList<>());
        }
    }

    @Override
    public synchronized void event(int reader, long now, String data) {
        var ballots = BALLOTS.matcher(data);
        if (!ballots.find()) {
            throw new IllegalStateException("There is no tally in " + data);
        }
        byReader.get(reader).add(new Seen(now - start, Integer.parseInt(ballots.group(1))));
    }

    /** What the slowest reader has seen by then. */
    synchronized int least(long nanos) {
        return byReader.stream()
                .mapToInt(seen ->
                        seen.stream()
                                .filter(s -> s.nanos() <= nanos)
                                .reduce((_, last) -> last)
                                .map(Seen::ballots)
                                .orElse(0))
                .min()
                .orElse(0);
    }

    /**
     * How long each ballot took to be seen: the n-th that was acknowledged, by each reader, until
     * there are n on the stream.
     *
     * @param acknowledged when they were, in order
     */
    synchronized List<Lag> lags(long[] acknowledged) {
        var lags = new ArrayList<Lag>();
        for (List<Seen> reader : byReader) {
            int next = 0;
            for (Seen seen : reader) {
                for (; next < Math.min(seen.ballots(), acknowledged.length); next++) {
                    lags.add(
                            new Lag(
                                    acknowledged[next],
                                    Math.max(0, seen.nanos() - acknowledged[next])));
                }
            }
        }
        return lags;
    }

    /**
     * @param acknowledged from the beginning, in nanoseconds
     * @param nanos until it was seen
     */
    record Lag(long acknowledged, long nanos) {}
}
