package dev.lectern.benchmarks.keynote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened, second after second. */
final class Course {

    private static final long SECOND = 1_000_000_000;

    private final List<Request> requests;
    private final long[] ballots;
    private final Tallies tallies;

    /**
     * @param ballots when they were acknowledged, in order
     */
    Course(List<Request> requests, long[] ballots, Tallies tallies) {
        this.requests = requests;
        this.ballots = ballots;
        this.tallies = tallies;
    }

    List<Outcome.Second> seconds() {
        List<Tallies.Lag> lags = tallies.lags(ballots);
        long last = // until everybody has seen everything
                Math.max(
                        requests.stream().mapToLong(Request::acknowledged).max().orElse(0),
                        lags.stream()
                                .mapToLong(lag -> lag.acknowledged() + lag.nanos())
                                .max()
                                .orElse(0));
        var seconds = new ArrayList<Outcome.Second>();
        for (long from = 0; from <= last; from += SECOND) {
            seconds.add(second(from, from + SECOND, lags));
        }
        return seconds;
    }

    private Outcome.Second second(long from, long to, List<Tallies.Lag> lags) {
        var latencies =
                Percentiles.of(
                        requests.stream()
                                .filter(r -> from <= r.acknowledged() && r.acknowledged() < to)
                                .mapToDouble(Request::millis));
        return new Outcome.Second(
                (double) to / SECOND,
                (int) latencies.count(),
                latencies.p50(),
                latencies.p99(),
                (int) Arrays.stream(ballots).filter(nanos -> nanos < to).count(),
                tallies.least(to),
                lags.stream()
                        .filter(lag -> from <= lag.acknowledged() && lag.acknowledged() < to)
                        .mapToDouble(lag -> lag.nanos() / 1e6)
                        .max()
                        .orElse(0));
    }
}
