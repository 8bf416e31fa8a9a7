package dev.lectern.benchmarks.security;

import dev.lectern.benchmarks.load.Round;
import dev.lectern.benchmarks.system.Installation;
import dev.lectern.embedded.KafkaBroker;
import dev.lectern.embedded.PostgresServer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * The same commands from inside command-service and over HTTP, in turns. Arguments: rotations,
 * seconds of a round, seconds of warming up, directory of the results.
 */
final class SecurityBenchmark {

    /** So many that nobody writes more often than the limits as they are shipped allow. */
    private static final int VOTERS = 4096;

    private final Server server;
    private final Audience audience;
    private final int port;
    private final int bare;

    private SecurityBenchmark(Server server, Audience audience, int port, int bare) {
        this.server = server;
        this.audience = audience;
        this.port = port;
        this.bare = bare;
    }

    public static void main(String[] arguments) throws Exception {
        int rotations = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        double warming = Double.parseDouble(arguments[2]);
        Path directory = Files.createTempDirectory("lectern-security");
        Path ownerKey = directory.resolve("owner.key");
        Path participants = directory.resolve("participants");
        int port = Installation.freePort();
        int bare = Installation.freePort();
        var report = new Report(rotations, seconds, warming);
        try (var postgres = PostgresServer.start(directory.resolve("postgres"), 0);
                var kafka =
                        KafkaBroker.start(directory.resolve("kafka"), Installation.freePort())) {
            postgres.createDatabaseIfAbsent("lectern_events");
            postgres.createDatabaseIfAbsent("lectern_keys");
            var environment =
                    Map.of(
                            "LECTERN_OWNER_KEY_FILE", ownerKey.toString(),
                            "LECTERN_EVENTS_URL", postgres.jdbcUrl("lectern_events"),
                            "LECTERN_KEYS_URL", postgres.jdbcUrl("lectern_keys"),
                            "LECTERN_KAFKA", kafka.bootstrapServers(),
                            "LECTERN_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                            "LECTERN_PORT", Integer.toString(port),
                            "LECTERN_ADMIN_PORT", Integer.toString(Installation.freePort()));
            try (var server =
                    new Server(environment, Integer.toString(bare), participants.toString())) {
                var audience = new Audience(port, Files.readString(ownerKey).strip(), VOTERS);
                audience.write(participants);
                new SecurityBenchmark(server, audience, port, bare)
                        .measure(rotations, seconds, warming, report);
            }
        }
        System.out.println(report.table());
        report.write(Path.of(arguments[3]));
        System.exit(0);
    }

    private void measure(int rotations, double seconds, double warming, Report report)
            throws Exception {
        for (Way way : Way.values()) {
            run(way, warming);
        }
        for (int i = 0; i < rotations; i++) {
            for (Way way : Way.values()) {
                report.add(way, run(way, seconds));
            }
        }
    }

    private Round run(Way way, double seconds) throws Exception {
        long before = server.cpuNanos();
        Round round =
                switch (way) {
                    case IN_PROCESS -> server.inProcess(seconds);
                    case HTTP -> audience.vote(port, seconds, true);
                    case HTTP_UNNAMED -> audience.vote(port, seconds, false);
                    case BARE -> audience.vote(bare, seconds, true);
                };
        if (round.failures() > 0) {
            throw new IllegalStateException(way + " failed " + round.failures() + " times");
        }
        double micros = (server.cpuNanos() - before) / 1e3 / round.operations();
        return new Round(round.operations(), 0, round.seconds(), round.p50(), round.p99(), micros);
    }
}
