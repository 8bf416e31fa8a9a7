package dev.lectern.benchmarks.security;

import dev.lectern.benchmarks.load.Round;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** CPU of the server for each request, by the way that it comes, and the difference. */
final class Report {

    private static final double TARGET_MICROS = 80;

    private final Map<Way, List<Round>> rounds = new EnumMap<>(Way.class);
    private final Map<String, Object> json = new LinkedHashMap<>();

    Report(int rotations, double seconds, double warming) {
        json.put("measuredAt", Instant.now().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("java", System.getProperty("java.vm.version"));
        json.put("rotations", rotations);
        json.put("secondsOfARound", seconds);
        json.put("secondsOfWarmingUp", warming);
    }

    void add(Way way, Round round) {
        rounds.computeIfAbsent(way, _ -> new ArrayList<>()).add(round);
    }

    private double median(Way way, ToDoubleFunction<Round> figure) {
        double[] sorted = sorted(way, figure);
        return sorted[sorted.length / 2];
    }

    private double[] sorted(Way way, ToDoubleFunction<Round> figure) {
        return rounds.getOrDefault(way, List.of()).stream().mapToDouble(figure).sorted().toArray();
    }

    /** The median of the differences within each rotation. */
    private double added() {
        List<Round> inside = rounds.getOrDefault(Way.IN_PROCESS, List.of());
        List<Round> outside = rounds.getOrDefault(Way.HTTP, List.of());
        double[] differences = new double[inside.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = outside.get(i).jvmMicros() - inside.get(i).jvmMicros();
        }
        Arrays.sort(differences);
        return differences[differences.length / 2];
    }

    String table() {
        var table =
                new StringBuilder(
                        "| 64 callers | CPU µs of the server, median (min–max) | a second | p50 ms | p99 ms |\n| --- | ---: | ---: | ---: | ---: |\n");
        for (Way way : rounds.keySet()) {
            double[] micros = sorted(way, Round::jvmMicros);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.0f (%.0f–%.0f) | %,.0f | %.1f | %.1f |%n",
                            way.title(),
                            micros[micros.length / 2],
                            micros[0],
                            micros[micros.length - 1],
                            median(way, Round::perSecond),
                            median(way, Round::p50),
                            median(way, Round::p99)));
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "%nHTTP, authentication, idempotency and rate limiting together: %.0f µs of CPU a request (target ≤ %.0f), of which the bare endpoint's are %.0f.%n",
                        added(),
                        TARGET_MICROS,
                        median(Way.BARE, Round::jvmMicros));
    }

    void write(Path directory) throws IOException {
        json.put("addedMicros", added());
        Path load = Path.of("/proc/loadavg");
        json.put("loadAverage", Files.exists(load) ? Files.readString(load).strip() : "unknown");
        json.put("rounds", rounds);
        Files.createDirectories(directory);
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(
                directory.resolve("security.json"), mapper.writeValueAsString(json) + "\n");
        Files.writeString(directory.resolve("security.md"), "# What security costs\n\n" + table());
    }
}
