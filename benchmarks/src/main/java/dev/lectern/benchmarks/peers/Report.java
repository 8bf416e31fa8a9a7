package dev.lectern.benchmarks.peers;

import dev.lectern.benchmarks.load.Round;
import dev.lectern.benchmarks.system.Results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What each entrant did, and ours as a multiple of each peer's, rotation by rotation. */
final class Report {

    private static final Map<String, Double> TARGETS = Map.of("fastapi", 6.0, "spring-jpa", 2.0);
    private static final String OURS = "lectern";

    private final Map<String, Object> json;
    private final List<Measured> all = new ArrayList<>();

    /**
     * @param cpu microseconds for each ballot, by process
     */
    record Measured(String entrant, Round round, Map<String, Double> cpu) {}

    Report(int rotations, double seconds, double warming) throws IOException {
        json = Results.heading();
        json.put("rotations", rotations);
        json.put("secondsOfARound", seconds);
        json.put("secondsOfWarmingUp", warming);
        json.put("rounds", all);
    }

    void add(Measured measured) {
        all.add(measured);
    }

    private List<Measured> of(String entrant) {
        return all.stream().filter(m -> m.entrant().equals(entrant)).toList();
    }

    String table() {
        var rows = new StringBuilder();
        var ratios = new StringBuilder();
        for (String entrant : new LinkedHashSet<>(all.stream().map(Measured::entrant).toList())) {
            List<Measured> rounds = of(entrant);
            rows.append(
                    String.format(
                            Locale.ROOT,
                            "| `%s` | %s | %.1f | %.1f | %.0f %% | %s |%n",
                            entrant,
                            spread("%,.0f", rounds.stream().map(m -> m.round().perSecond())),
                            median(rounds, m -> m.round().p50()),
                            median(rounds, m -> m.round().p99()),
                            median(rounds, Report::loadShare),
                            rounds.getLast().cpu()));
            Double target = TARGETS.get(entrant);
            if (target != null) {
                ratios.append(
                        String.format(
                                Locale.ROOT,
                                "| ours / `%s` | %s | ≥ %.0f |%n",
                                entrant,
                                spread("%.2f", ratios(rounds).stream()),
                                target));
                json.put("ours / " + entrant, ratios(rounds));
            }
        }
        return "| Entrant | ballots a second, median (min–max) | p50 ms | p99 ms | load generator's share of the processors"
                + " | CPU µs for each, by process |\n| --- | ---: | ---: | ---: | ---: | --- |\n"
                + rows
                + "\n| Ratio | median (min–max) | target |\n| --- | ---: | ---: |\n"
                + ratios;
    }

    /** Of ours to the peer's, of rounds in the same rotation. */
    private List<Double> ratios(List<Measured> rounds) {
        List<Measured> ours = of(OURS);
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < rounds.size(); i++) {
            ratios.add(ours.get(i).round().perSecond() / rounds.get(i).round().perSecond());
        }
        return ratios;
    }

    /** In per cent: were it all of them, it would be the load generator that is measured. */
    private static double loadShare(Measured measured) {
        Round round = measured.round();
        return round.jvmMicros()
                * round.perSecond()
                / 1e4
                / Runtime.getRuntime().availableProcessors();
    }

    private static String spread(String format, Stream<Double> values) {
        double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                format + " (" + format + "–" + format + ")",
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    void write(Path directory) throws IOException {
        Results.write(directory, "peers", json, "# Ballots over HTTP\n\n" + table(), Map.of());
    }
}
