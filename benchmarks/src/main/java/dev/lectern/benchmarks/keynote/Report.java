package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.system.Results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs against the targets. */
final class Report {

    private final Map<String, Object> json;
    private final List<Outcome> outcomes = new ArrayList<>();

    Report(Plan plan) throws IOException {
        json = Results.heading();
        json.put("plan", plan);
        json.put("runs", outcomes);
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Whether everything that was acknowledged counts, once. */
    boolean isExact() {
        return outcomes.stream().allMatch(outcome -> outcome.contradictions().isEmpty());
    }

    String table() {
        var table =
                new StringBuilder(
                        """
                        | Run | what was found | acknowledged: p50, p99, p99.9, max ms (target: p99 ≤ 250) | in the burst: p50, p99 ms | while a service was dead: p99, max ms | stream behind: p99, max ms (target: ≤ 1,000) | while a service was dead: max ms |
                        | --- | --- | ---: | ---: | ---: | ---: | ---: |
                        """);
        for (Outcome outcome : outcomes) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %.1f, **%.1f**, %.1f, %.1f | %.1f, %.1f | %s | %.0f, **%.0f** | %s |%n",
                            outcome.disturbance(),
                            outcome.contradictions().isEmpty()
                                    ? "every ballot once"
                                    : outcome.contradictions(),
                            outcome.usual().p50(),
                            outcome.usual().p99(),
                            outcome.usual().p999(),
                            outcome.usual().max(),
                            outcome.burst().p50(),
                            outcome.burst().p99(),
                            outcome.struck().count() == 0
                                    ? "–"
                                    : String.format(
                                            Locale.ROOT,
                                            "%.0f, %.0f",
                                            outcome.struck().p99(),
                                            outcome.struck().max()),
                            outcome.lag().p99(),
                            outcome.lag().max(),
                            outcome.lagStruck().count() == 0
                                    ? "–"
                                    : String.format(
                                            Locale.ROOT, "%.0f", outcome.lagStruck().max())));
        }
        table.append(
                """

                | Run | requests acknowledged, by kind | sent again after | streams broken off | dead from–to s | load generator's share of the processors |
                | --- | --- | --- | ---: | ---: | ---: |
                """);
        for (Outcome outcome : outcomes) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %d | %s | %.0f %% |%n",
                            outcome.disturbance(),
                            outcome.requests(),
                            outcome.troubles(),
                            outcome.lost(),
                            outcome.killed().isEmpty()
                                    ? "–"
                                    : String.format(
                                            Locale.ROOT,
                                            "%.1f–%.1f",
                                            outcome.killed().getFirst(),
                                            outcome.killed().getLast()),
                            outcome.loadShare()));
        }
        return table.toString();
    }

    void write(Path directory) throws IOException {
        Results.write(
                directory,
                "keynote",
                json,
                "# Keynote\n\n" + table(),
                Map.of("keynote.svg", Picture.of(outcomes)));
    }
}
