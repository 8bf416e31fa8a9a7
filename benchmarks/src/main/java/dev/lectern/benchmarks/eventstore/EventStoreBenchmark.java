package dev.lectern.benchmarks.eventstore;

import dev.lectern.embedded.PostgresServer;

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
 * All contestants in turns on one PostgreSQL with fsync and synchronous_commit on, warm. Arguments:
 * rotations, seconds of a round, seconds of warming up, the directory of the results, and the class
 * path of Axon 4's peer (none: without it).
 */
final class EventStoreBenchmark {

    private static final int POOL = 16; // at which Axon 4 is at its best here

    private EventStoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rotations = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        double warming = Double.parseDouble(arguments[2]);
        Path results = Path.of(arguments[3]);
        String axon4 = arguments.length > 4 ? arguments[4] : "";
        Path directory = Files.createTempDirectory("event-store-benchmark");
        try (var server = PostgresServer.start(directory.resolve("postgres"), 0)) {
            run(server, directory, rotations, seconds, warming, results, axon4);
        } finally {
            delete(directory);
        }
    }

    private static void run(
            PostgresServer server,
            Path directory,
            int rotations,
            double seconds,
            double warming,
            Path results,
            String axon4)
            throws Exception {
        var peers = new ArrayList<Peer>();
        try {
            List<Entrant> entrants = entrants(server, directory, axon4, peers);
            var all = entrants.stream().map(Result::new).toList();
            for (Entrant entrant :
                    entrants) { // the load of one scenario warms the others of the same process too
                entrant.runner()
                        .run(
                                entrant.callers() == 64 && entrant.scenario().equals("one-poll")
                                        ? warming
                                        : 2);
            }
            var cpu = new PostgresCpu(server.pid());
            for (int rotation = 0; rotation < rotations; rotation++) {
                for (int i = 0; i < entrants.size(); i++) {
                    var before = cpu.nanos();
                    var round = entrants.get(i).runner().run(seconds);
                    all.get(i).add(round, PostgresCpu.between(before, cpu.nanos()));
                }
            }
            var rows = all.stream().map(Result::row).toList();
            var report =
                    new Report(
                            "event-store",
                            "Event store",
                            rows,
                            new Targets(rows).ratios(),
                            circumstances(rotations, seconds, warming));
            System.out.println(report.table());
            report.write(results);
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    static Map<String, Object> circumstances(int rotations, double seconds, double warming)
            throws IOException {
        var circumstances = new LinkedHashMap<String, Object>();
        circumstances.put("measuredAt", Instant.now().toString());
        circumstances.put("processors", Runtime.getRuntime().availableProcessors());
        circumstances.put("java", System.getProperty("java.vm.version"));
        circumstances.put("rotations", rotations);
        circumstances.put("secondsOfARound", seconds);
        circumstances.put("secondsOfWarmingUp", warming);
        Path load = Path.of("/proc/loadavg");
        circumstances.put(
                "loadAverage", Files.exists(load) ? Files.readString(load).strip() : "unknown");
        return circumstances;
    }

    private static List<Entrant> entrants(
            PostgresServer server, Path directory, String axon4, List<Peer> peers)
            throws Exception {
        var entrants = new ArrayList<Entrant>();
        var ours =
                new Peer(
                        System.getProperty("java.class.path"),
                        OurStore.class.getName(),
                        database(server, "lectern"));
        peers.add(ours);
        for (String scenario : new String[] {"one-poll", "many-polls", "conflicts"}) {
            for (int callers : new int[] {64, 1, 8, 256}) {
                entrants.add(
                        new Entrant(
                                "lectern", scenario, callers, s -> ours.run(scenario, callers, s)));
            }
        }
        entrants.add(new Entrant("lectern", "stream", 1, s -> ours.run("stream", 1, s)));
        if (!axon4.isEmpty()) {
            for (String kind : new String[] {"jpa", "jdbc"}) {
                var peer =
                        new Peer(
                                axon4,
                                "dev.lectern.benchmarks.axon4.Axon4",
                                kind,
                                database(server, "axon4_" + kind),
                                Integer.toString(POOL));
                peers.add(peer);
                entrants.add(
                        new Entrant(
                                "axon4-" + kind, "one-poll", 64, s -> peer.run("one-poll", 64, s)));
            }
        }
        if (Pgbench.isInstalled()) {
            var pgbench = new Pgbench(database(server, "pgbench"), directory);
            entrants.add(new Entrant("pgbench", "rows-1", 32, s -> pgbench.run(32, 1, s)));
            entrants.add(new Entrant("pgbench", "rows-1000", 32, s -> pgbench.run(32, 1_000, s)));
        } else {
            System.err.println("pgbench is not installed: without it");
        }
        return entrants;
    }

    private static String database(PostgresServer server, String name) {
        server.createDatabaseIfAbsent(name);
        return server.jdbcUrl(name);
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
