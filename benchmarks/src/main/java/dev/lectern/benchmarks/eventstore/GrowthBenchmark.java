package dev.lectern.benchmarks.eventstore;

import dev.lectern.embedded.PostgresServer;

import org.flywaydb.core.Flyway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a grown store costs: ballots cast by 64 callers into a store of few events, of many spread
 * over polls, and of many in that very poll, in turns. Arguments: how many are many, rotations,
 * seconds of a round, seconds of warming up, the directory of the results.
 */
final class GrowthBenchmark {

    private static final long FEW = 10_000;
    private static final int CALLERS = 64;

    private final PostgresServer server;
    private final List<Peer> peers = new ArrayList<>();
    private final List<Entrant> entrants = new ArrayList<>();

    private GrowthBenchmark(PostgresServer server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        long many = Long.parseLong(arguments[0]);
        int rotations = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        double warming = Double.parseDouble(arguments[3]);
        Path directory = Files.createTempDirectory("event-store-growth");
        try (var server = PostgresServer.start(directory.resolve("postgres"), 0)) {
            var benchmark = new GrowthBenchmark(server);
            try {
                benchmark.enter("few", FEW, 100);
                benchmark.enter("spread", many, many / 100);
                benchmark.enter("one-poll", many, 1);
                Report report = benchmark.measure(many, rotations, seconds, warming);
                System.out.println(report.table());
                report.write(Path.of(arguments[4]));
            } finally {
                for (Peer peer : benchmark.peers) {
                    peer.close();
                }
            }
        } finally {
            EventStoreBenchmark.delete(directory);
        }
    }

    private void enter(String name, long events, long polls) throws Exception {
        String database = name.replace('-', '_');
        server.createDatabaseIfAbsent(database);
        String url = server.jdbcUrl(database);
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        Filler.fill(url, events, polls);
        var peer = new Peer(System.getProperty("java.class.path"), OurStore.class.getName(), url);
        peers.add(peer);
        peer.run("open-filled", 1, 0);
        entrants.add(new Entrant("lectern", name, CALLERS, s -> peer.run("cast-in", CALLERS, s)));
    }

    private Report measure(long many, int rotations, double seconds, double warming)
            throws Exception {
        var all = entrants.stream().map(Result::new).toList();
        var work = new LinkedHashMap<String, PostgresWork>();
        for (Entrant entrant : entrants) {
            entrant.runner().run(warming);
        }
        var cpu = new PostgresCpu(server.pid());
        String url = server.jdbcUrl("few");
        for (int rotation = 0; rotation < rotations; rotation++) {
            for (int i = 0; i < entrants.size(); i++) {
                var workBefore = PostgresWork.now(url);
                var cpuBefore = cpu.nanos();
                var round = entrants.get(i).runner().run(seconds);
                all.get(i).add(round, PostgresCpu.between(cpuBefore, cpu.nanos()));
                work.merge(
                        entrants.get(i).scenario(),
                        PostgresWork.now(url).since(workBefore).each((double) round.operations()),
                        PostgresWork::plus);
            }
        }
        var rows = all.stream().map(Result::row).toList();
        var circumstances = EventStoreBenchmark.circumstances(rotations, seconds, warming);
        circumstances.put("few", FEW);
        circumstances.put("many", many);
        work.forEach((name, each) ->
                circumstances.put(
                        "PostgreSQL for each command, " + name, each.each(rotations).figures()));
        return new Report(
                "event-store-growth",
                "Growth of the event store",
                rows,
                ratios(rows),
                circumstances);
    }

    private static Map<String, Double> ratios(List<Result.Row> rows) {
        var ratios = new LinkedHashMap<String, Double>();
        double few = rows.getFirst().median();
        for (Result.Row row : rows.subList(1, rows.size())) {
            ratios.put(row.scenario() + ", of few (target 0.83)", row.median() / few);
        }
        return ratios;
    }
}
