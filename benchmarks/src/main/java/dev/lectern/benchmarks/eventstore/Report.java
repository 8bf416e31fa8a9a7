package dev.lectern.benchmarks.eventstore;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a table, as JSON and as a picture. */
final class Report {

    private final String file;
    private final String title;
    private final List<Result.Row> rows;
    private final Map<String, Double> ratios;
    private final Map<String, Object> circumstances;

    /**
     * @param file name without ending
     */
    Report(
            String file,
            String title,
            List<Result.Row> rows,
            Map<String, Double> ratios,
            Map<String, Object> circumstances) {
        this.file = file;
        this.title = title;
        this.rows = rows;
        this.ratios = ratios;
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
                            "| %s | %s | %d | %,.0f (%,.0f–%,.0f) | %s | %s | %.0f + %.0f |%n",
                            row.name(),
                            row.scenario(),
                            row.callers(),
                            row.median(),
                            row.minimum(),
                            row.maximum(),
                            millis(row.p50()),
                            millis(row.p99()),
                            row.jvmMicros(),
                            row.postgresMicros()));
        }
        table.append('\n');
        ratios.forEach((what, ratio) ->
                table.append(String.format(Locale.ROOT, "- %s: %.2f ×%n", what, ratio)));
        return table.toString();
    }

    private static String millis(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        var json = new LinkedHashMap<String, Object>(circumstances);
        json.put("contestants", rows);
        json.put("ratios", ratios);
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(
                directory.resolve(file + ".json"), mapper.writeValueAsString(json) + "\n");
        Files.writeString(
                directory.resolve(file + ".md"),
                "# " + title + "\n\n" + circumstances + "\n\n" + table());
        Files.writeString(directory.resolve(file + ".svg"), Picture.of(title, rows));
    }
}
