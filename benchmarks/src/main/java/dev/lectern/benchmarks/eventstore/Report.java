package dev.lectern.benchmarks.eventstore;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a table, as JSON and as a picture. */
final class Report {

    private final List<Result.Row> rows;
    private final Map<String, Object> circumstances;

    Report(List<Result.Row> rows, Map<String, Object> circumstances) {
        this.rows = rows;
        this.circumstances = circumstances;
    }

    String table() {
        var table = new StringBuilder();
        table.append(
                "| Contestant | Scenario | Callers | ops/s, median (min–max) | p50 ms | p99 ms | CPU µs/op JVM + PostgreSQL |\n");
        table.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (Result.Row row : rows) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %d | %,.0f (%,.0f–%,.0f) | %.2f | %.2f | %.0f + %.0f |%n",
                            row.name(),
                            row.scenario(),
                            row.callers(),
                            row.median(),
                            row.minimum(),
                            row.maximum(),
                            row.p50(),
                            row.p99(),
                            row.jvmMicros(),
                            row.postgresMicros()));
        }
        table.append('\n');
        ratios().forEach((what, ratio) ->
                table.append(String.format(Locale.ROOT, "- %s: %.2f ×%n", what, ratio)));
        return table.toString();
    }

    /** Against the targets: ours at 64 callers on one poll, by the others. */
    private Map<String, Double> ratios() {
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

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        var json = new LinkedHashMap<String, Object>(circumstances);
        json.put("contestants", rows);
        json.put("ratios", ratios());
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(
                directory.resolve("event-store.json"), mapper.writeValueAsString(json) + "\n");
        Files.writeString(
                directory.resolve("event-store.md"),
                "# Event store\n\n" + circumstances + "\n\n" + table());
        Files.writeString(directory.resolve("event-store.svg"), picture());
    }

    /** Throughput as bars, p50 and p99 as figures beside them. */
    private String picture() {
        var shown = rows.stream().filter(row -> !row.scenario().equals("stream")).toList();
        double most = shown.stream().mapToDouble(Result.Row::maximum).max().orElse(1);
        var lines = new ArrayList<String>();
        int y = 40;
        for (Result.Row row : shown) {
            double width = 420 * row.median() / most;
            String label = row.name() + ", " + row.scenario() + ", " + row.callers();
            lines.add(text(10, y + 13, "start", label));
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "<rect x='230' y='%d' width='%.1f' height='16' fill='%s'/>",
                            y,
                            width,
                            row.name().equals("lectern") ? "#2563eb" : "#94a3b8"));
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#111' stroke-width='1.5'/>",
                            230 + 420 * row.minimum() / most,
                            230 + 420 * row.maximum() / most,
                            y + 8,
                            y + 8));
            lines.add(
                    text(
                            660,
                            y + 13,
                            "start",
                            String.format(
                                    Locale.ROOT,
                                    "%,.0f/s   p50 %.1f   p99 %.1f ms",
                                    row.median(),
                                    row.p50(),
                                    row.p99())));
            y += 26;
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' width='920' height='"
                + (y + 10)
                + "' font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' fill='white'/>\n"
                + text(
                        10,
                        22,
                        "start",
                        "Durable operations per second: median, minimum to maximum; latency percentiles")
                + "\n"
                + String.join("\n", lines)
                + "\n</svg>\n";
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x='" + x + "' y='" + y + "' text-anchor='" + anchor + "'>" + text + "</text>";
    }
}
