package dev.lectern.benchmarks.eventstore;

import dev.lectern.benchmarks.load.Round;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All rounds of one entrant. */
final class Result {

    private final Entrant entrant;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Double> postgresMicros = new ArrayList<>();

    Result(Entrant entrant) {
        this.entrant = entrant;
    }

    void add(Round round, long postgresNanos) {
        rounds.add(round);
        postgresMicros.add(postgresNanos / 1e3 / Math.max(1, round.operations()));
    }

    /**
     * What is reported.
     *
     * @param p50 milliseconds; null where single operations are not timed
     * @param p99 likewise
     * @param postgresMicros CPU for each operation
     */
    record Row(
            String name,
            String scenario,
            int callers,
            double median,
            double minimum,
            double maximum,
            @Nullable Double p50,
            @Nullable Double p99,
            double jvmMicros,
            double postgresMicros,
            long failures) {}

    Row row() {
        var perSecond = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
        return new Row(
                entrant.name(),
                entrant.scenario(),
                entrant.callers(),
                perSecond[perSecond.length / 2],
                perSecond[0],
                perSecond[perSecond.length - 1],
                timed(median(Round::p50)),
                timed(median(Round::p99)),
                median(Round::jvmMicros),
                postgresMicros.stream().sorted().toList().get(postgresMicros.size() / 2),
                rounds.stream().mapToLong(Round::failures).sum());
    }

    private static @Nullable Double timed(double millis) {
        return Double.isNaN(millis) ? null : Double.valueOf(millis);
    }

    private double median(ToDoubleFunction<Round> value) {
        var sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
