package dev.lectern.benchmarks.system;

import dev.lectern.benchmarks.eventstore.PostgresCpu;
import dev.lectern.benchmarks.load.Http;
import dev.lectern.embedded.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * PostgreSQL, a Kafka broker and both services as they are shipped, each a process of its own. The
 * only settings are addresses, a heap of half a gigabyte for each service, and what somebody wants
 * to be different.
 */
public final class Installation implements AutoCloseable {

    /** How the services' JVMs are set. */
    public static final List<String> JVM =
            List.of(
                    "-Xmx512m",
                    "-XX:+UseParallelGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Daxoniq.update-checker.disabled=true");

    private final Path directory;
    private final Path commandJar;
    private final Path queryJar;
    private final Map<String, String> different;
    private final PostgresServer postgres;
    private final PostgresCpu postgresCpu;
    private final int kafkaPort = freePort();
    private final int commandPort = freePort();
    private final int commandAdmin = freePort();
    private final int queryPort = freePort();
    private final int queryAdmin = freePort();
    private final Jvm kafka;
    private Jvm command;
    private Jvm query;

    /**
     * @param different settings of the services, by the names of environment variables
     */
    public Installation(
            Path directory, Path commandJar, Path queryJar, Map<String, String> different)
            throws Exception {
        this.directory = directory;
        this.commandJar = commandJar;
        this.queryJar = queryJar;
        this.different = different;
        postgres = PostgresServer.start(directory.resolve("postgres"), 0);
        postgresCpu = new PostgresCpu(postgres.pid());
        for (String name : List.of("events", "views", "keys")) {
            postgres.createDatabaseIfAbsent("lectern_" + name);
        }
        kafka =
                Jvm.start(
                        directory.resolve("kafka.log"),
                        List.of(
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Broker.class.getName(),
                                directory.resolve("kafka").toString(),
                                Integer.toString(kafkaPort)),
                        Map.of());
        command = startCommand();
        query = startQuery();
    }

    private Jvm start(String name, Path jar, int port, int admin) throws IOException {
        var arguments = new ArrayList<>(JVM);
        String options = System.getProperty("lectern.benchmarks." + name, "");
        if (!options.isEmpty()) {
            arguments.addAll(0, List.of(options.split(" ", -1))); // of a profiler, say
        }
        arguments.addAll(List.of("-jar", jar.toString()));
        var environment = new HashMap<>(addresses(port, admin));
        environment.putAll(different);
        return Jvm.start(directory.resolve(name + ".log"), arguments, environment);
    }

    private Map<String, String> addresses(int port, int admin) {
        return Map.of(
                "LECTERN_OWNER_KEY_FILE", ownerKeyFile().toString(),
                "LECTERN_EVENTS_URL", jdbcUrl("events"),
                "LECTERN_VIEWS_URL", jdbcUrl("views"),
                "LECTERN_KEYS_URL", jdbcUrl("keys"),
                "LECTERN_KAFKA", kafkaServers(),
                "LECTERN_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                "LECTERN_PORT", Integer.toString(port),
                "LECTERN_ADMIN_PORT", Integer.toString(admin));
    }

    private Jvm startCommand() throws Exception {
        Jvm started = start("command-service", commandJar, commandPort, commandAdmin);
        awaitHealth("command-service", started, commandAdmin);
        return started;
    }

    private Jvm startQuery() throws Exception {
        Jvm started = start("query-service", queryJar, queryPort, queryAdmin);
        awaitHealth("query-service", started, queryAdmin);
        return started;
    }

    private void awaitHealth(String name, Jvm jvm, int admin) throws Exception {
        Await.until(
                name + " answers, see " + directory,
                90,
                () -> {
                    if (!jvm.isAlive()) {
                        throw new IllegalStateException(name + " has ended, see " + directory);
                    }
                    try (var http = new Http(admin)) {
                        return http.get("/actuator/health/readiness", 0).status() == 200;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    /** {@code kill -9}, and started again at once; returns when it is ready. */
    public void killAndRestartCommand() throws Exception {
        command.kill();
        command = startCommand();
    }

    /** {@code kill -9}, and started again at once; returns when it is ready. */
    public void killAndRestartQuery() throws Exception {
        query.kill();
        query = startQuery();
    }

    public void stopQuery() {
        query.close();
    }

    /** Stops query-service, if it runs, and starts it without any views. */
    public void startQueryAnew() throws Exception {
        query.close();
        try (var connection = connect("keys");
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE lectern_views WITH (FORCE)");
            statement.execute("CREATE DATABASE lectern_views");
        }
        query = startQuery();
    }

    /** An empty database of our own on the same server. */
    public String scratch(String name) throws SQLException {
        try (var connection = connect("keys");
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
        postgres.createDatabaseIfAbsent(name);
        return postgres.jdbcUrl(name);
    }

    /** {@code events}, {@code views} or {@code keys}. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database));
    }

    private String jdbcUrl(String database) {
        return postgres.jdbcUrl("lectern_" + database);
    }

    public String kafkaServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    private Path ownerKeyFile() {
        return directory.toAbsolutePath().resolve("owner.key");
    }

    /** The secret of the owner's API key. */
    public String ownerKey() {
        try {
            return Files.readString(ownerKeyFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int commandPort() {
        return commandPort;
    }

    public int commandAdmin() {
        return commandAdmin;
    }

    public int queryPort() {
        return queryPort;
    }

    public int queryAdmin() {
        return queryAdmin;
    }

    public Jvm command() {
        return command;
    }

    public Jvm query() {
        return query;
    }

    /** CPU so far of each process, in nanoseconds. */
    public Cpu cpu() throws IOException {
        return new Cpu(
                command.cpuNanos(),
                query.isAlive() ? query.cpuNanos() : 0,
                kafka.cpuNanos(),
                postgresCpu.nanos(),
                Cpu.own());
    }

    /** Not one that the operating system gives to clients while its owner is dead. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // Taken: another one, then.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        query.close();
        command.close();
        kafka.close();
        postgres.close();
    }
}
