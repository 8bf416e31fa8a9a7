package dev.lectern.benchmarks.eventstore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was reached, as ratios of what was measured in the same run. */
final class Targets {

    private final List<Result.Row> rows;

    Targets(List<Result.Row> rows) {
        this.rows = rows;
    }

    /** Against the targets: ours at 64 callers on one poll, by the others. */
    Map<String, Double> ratios() {
        var ratios = new LinkedHashMap<String, Double>();
        double ours = median("lectern", "one-poll", 64);
        against(
                ratios,
                "pgbench, one row a transaction, 32 clients (target 1.0)",
                ours,
                median("pgbench", "rows-1", 32));
        against(ratios, "Axon 4 JPA (target 5)", ours, median("axon4-jpa", "one-poll", 64));
        against(ratios, "Axon 4 JDBC (target 2)", ours, median("axon4-jdbc", "one-poll", 64));
        double cost = cpu("lectern", "one-poll");
        against(ratios, "CPU: Axon 4 JPA by ours", cpu("axon4-jpa", "one-poll"), cost);
        against(ratios, "CPU: Axon 4 JDBC by ours", cpu("axon4-jdbc", "one-poll"), cost);
        against(
                ratios,
                "streaming, of 300,000 events/s (target 1)",
                median("lectern", "stream", 1),
                300_000);
        return ratios;
    }

    private static void against(
            Map<String, Double> ratios, String what, double ours, double theirs) {
        if (ours > 0 && theirs > 0) {
            ratios.put(what, ours / theirs);
        }
    }

    /**
     * Of JVM and PostgreSQL for each operation at 64 callers: steadier than time where the machine
     * has other work.
     */
    private double cpu(String name, String scenario) {
        return rows.stream()
                .filter(r ->
                        r.name().equals(name) && r.scenario().equals(scenario) && r.callers() == 64)
                .mapToDouble(r -> r.jvmMicros() + r.postgresMicros())
                .findFirst()
                .orElse(0);
    }

    private double median(String name, String scenario, int callers) {
        return rows.stream()
                .filter(r ->
                        r.name().equals(name)
                                && r.scenario().equals(scenario)
                                && r.callers() == callers)
                .mapToDouble(Result.Row::median)
                .findFirst()
                .orElse(0);
    }
}
