package dev.lectern.benchmarks.eventstore;

import dev.lectern.benchmarks.load.Round;
import dev.lectern.embedded.PostgresServer;

import org.flywaydb.core.Flyway;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a grown store costs: ballots cast by 64 callers into a store of few events, of many spread
 * over polls, and of many in that very poll, in turns. Arguments: how many are many, rotations,
 * seconds of a round, seconds of warming up, the directory of the results.
 */
final class GrowthBenchmark {

    private static final long FEW = 10_000;

    private GrowthBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long many = Long.parseLong(arguments[0]);
        int rotations = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        double warming = Double.parseDouble(arguments[3]);
        Path directory = Files.createTempDirectory("event-store-growth");
        var peers = new LinkedHashMap<String, Peer>();
        try (var server = PostgresServer.start(directory.resolve("postgres"), 0)) {
            try {
                peers.put("few", peer(server, "few", FEW, 100));
                peers.put("many, spread", peer(server, "spread", many, many / 100));
                peers.put("many, in one poll", peer(server, "one", many, 1));
                Map<String, Object> results = measure(peers, rotations, seconds, warming);
                results.put("few", FEW);
                results.put("many", many);
                write(Path.of(arguments[4]), results);
            } finally {
                for (Peer peer : peers.values()) {
                    peer.close();
                }
            }
        } finally {
            delete(directory);
        }
    }

    private static Peer peer(PostgresServer server, String name, long events, long polls)
            throws Exception {
        server.createDatabaseIfAbsent(name);
        String url = server.jdbcUrl(name);
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        Filler.fill(url, events, polls);
        var peer = new Peer(System.getProperty("java.class.path"), OurStore.class.getName(), url);
        peer.run("open-filled", 1, 0);
        return peer;
    }

    private static Map<String, Object> measure(
            Map<String, Peer> peers, int rotations, double seconds, double warming)
            throws IOException {
        var rounds = new LinkedHashMap<String, List<Round>>();
        for (var peer : peers.entrySet()) {
            peer.getValue().run("cast-in", 64, warming);
        }
        for (int rotation = 0; rotation < rotations; rotation++) {
            for (var peer : peers.entrySet()) {
                rounds.computeIfAbsent(peer.getKey(), k -> new ArrayList<>())
                        .add(peer.getValue().run("cast-in", 64, seconds));
            }
        }
        var results = new LinkedHashMap<String, Object>();
        results.put("measuredAt", Instant.now().toString());
        double few = median(rounds.getOrDefault("few", List.of()));
        rounds.forEach((name, of) -> {
            results.put(name + ": rounds", of);
            results.put(name + ": ops/s", median(of));
            results.put(name + ": of few (target 0.83)", median(of) / few);
            System.out.printf("%s: %,.0f/s, %.2f of few%n", name, median(of), median(of) / few);
        });
        return results;
    }

    private static double median(List<Round> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static void write(Path directory, Map<String, Object> results) throws IOException {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("event-store-growth.json"),
                mapper.writeValueAsString(results) + "\n");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
