package dev.lectern.benchmarks.eventstore;

import dev.lectern.benchmarks.load.Round;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What PostgreSQL does without any of this: an equivalent table with its unique index, filled by
 * pgbench.
 */
final class Pgbench {

    private static final String TABLE =
            """
            CREATE TABLE ev (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, aggregate uuid NOT NULL,
              sequence bigint NOT NULL, type text NOT NULL, payload text NOT NULL, metadata text NOT NULL,
              recorded_at timestamptz NOT NULL DEFAULT now(), UNIQUE (aggregate, sequence))\
            """;
    private static final String ROW =
            """
            INSERT INTO ev (aggregate, sequence, type, payload, metadata)
            SELECT gen_random_uuid(), 0, 'BallotCast',
              '{"poll":"0f8c0f8c","ballot":"0f8c0f8c/0f8c0f8c-0f8c0f8c0f8c","option":"a"}', '{"traceId":"0f8c0f8c0f8c0f8c"}'
            """;

    private static final Pattern TPS =
            Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final URI address;
    private final Path directory;

    Pgbench(String url, Path directory) throws SQLException {
        this.address = URI.create(url.substring("jdbc:".length()));
        this.directory = directory;
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("pgbench", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param rows in each transaction; all of them count
     */
    Round run(int clients, int rows, double seconds) throws Exception {
        Path script = directory.resolve("insert-" + rows + ".sql");
        Files.writeString(script, ROW + "FROM generate_series(1, " + rows + ");\n");
        Map<String, String> login =
                Stream.of(address.getQuery().split("&", -1))
                        .map(parameter -> parameter.split("=", 2))
                        .collect(Collectors.toMap(p -> p[0], p -> p[1]));
        Path log = Files.createTempDirectory(directory, "log");
        var builder =
                new ProcessBuilder(
                        List.of(
                                "pgbench",
                                "--no-vacuum",
                                "--protocol=prepared",
                                "--client=" + clients,
                                "--jobs=2",
                                "--time=" + Math.round(seconds),
                                "--file=" + script,
                                "--log",
                                "--log-prefix=" + log.resolve("l"),
                                "--host=" + address.getHost(),
                                "--port=" + address.getPort(),
                                "--username=" + login.get("user"),
                                address.getPath().substring(1)));
        builder.environment().put("PGPASSWORD", String.valueOf(login.get("password")));
        Path said = directory.resolve("pgbench.txt");
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        if (builder.start().waitFor() != 0) {
            throw new IOException("pgbench failed: " + Files.readString(said));
        }
        long[] micros = latencies(log);
        double working = micros.length / transactionsPerSecond(Files.readString(said));
        return new Round(
                (long) micros.length * rows, 0, working, at(micros, 0.5), at(micros, 0.99), 0);
    }

    /** Its own figure, in which starting and logging in are not counted. */
    private static double transactionsPerSecond(String said) throws IOException {
        var found = TPS.matcher(said);
        if (!found.find()) {
            throw new IOException("pgbench did not say how fast it was: " + said);
        }
        return Double.parseDouble(found.group(1));
    }

    private static long[] latencies(Path log) throws IOException {
        var all = new ArrayList<long[]>();
        List<Path> files;
        try (var found = Files.list(log)) {
            files = found.toList();
        }
        for (Path file : files) {
            try (var lines = Files.lines(file)) {
                all.add(lines.mapToLong(line -> Long.parseLong(line.split(" ", 4)[2])).toArray());
            }
            Files.delete(file);
        }
        return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static double at(long[] micros, double quantile) {
        return micros.length == 0 ? 0 : micros[(int) (micros.length * quantile)] / 1e3;
    }
}
