package dev.lectern.whole;

import static org.awaitility.Awaitility.await;

import dev.lectern.command.CommandService;
import dev.lectern.embedded.PostgresServer;
import dev.lectern.query.QueryService;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** The whole system, each part a process of its own that can be killed and started again. */
final class Installation implements AutoCloseable {

    /** What can be killed. */
    enum Part {
        COMMAND,
        QUERY,
        POSTGRES,
        KAFKA
    }

    static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final Duration KAFKA_START = Duration.ofSeconds(60);
    private static final List<String> DATABASES =
            List.of("lectern_events", "lectern_views", "lectern_keys");

    private final Path directory;
    private final int kafkaPort = freePort();
    private final int commandPort = freePort();
    private final int queryPort = freePort();
    private final int commandAdminPort = freePort();
    private final int queryAdminPort = freePort();
    private final Map<Part, Instance> services = new EnumMap<>(Part.class);
    private final List<Instance> others = new ArrayList<>();
    private @Nullable JavaProcess kafka;
    private PostgresServer postgres;

    private static final class Shared {
        private static final Installation INSTALLATION = start();

        private static Installation start() {
            try {
                var installation = new Installation();
                Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
                return installation;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** One for all tests that leave it whole; it ends with this JVM. */
    static Installation shared() {
        return Shared.INSTALLATION;
    }

    Installation() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "installation").toAbsolutePath();
        postgres = PostgresServer.start(directory.resolve("postgres"), freePort());
        DATABASES.forEach(postgres::createDatabaseIfAbsent);
        List.of(Part.KAFKA, Part.COMMAND, Part.QUERY).forEach(this::start);
        List.of(Part.KAFKA, Part.COMMAND, Part.QUERY).forEach(this::awaitAnswer);
    }

    /** All that PostgreSQL and Kafka keep, and what the services leave in files. */
    Path directory() {
        return directory;
    }

    Addresses addresses() {
        return new Addresses(
                "http://localhost:" + commandPort,
                "http://localhost:" + queryPort,
                postgres::jdbcUrl,
                "127.0.0.1:" + kafkaPort,
                ownerKey());
    }

    private Path ownerKey() {
        return directory.resolve("owner.key");
    }

    /** Another organisation, and the key of its owner. */
    String found(String organisation) throws IOException {
        var response =
                Addresses.send(
                        Addresses.request(
                                        "http://localhost:"
                                                + commandAdminPort
                                                + "/actuator/organisations/"
                                                + organisation)
                                .POST(BodyPublishers.noBody())
                                .build());
        JsonNode founded = JsonMapper.shared().readTree(response.body());
        return Files.readString(Path.of(founded.get("ownerKeyFile").asString())).strip();
    }

    JavaProcess process(Part part) {
        return part == Part.KAFKA ? Objects.requireNonNull(kafka) : service(part).process();
    }

    /** The instance that is there from the beginning. */
    Instance service(Part part) {
        return Objects.requireNonNull(services.get(part), part.name());
    }

    void start(Part part) {
        switch (part) {
            case POSTGRES ->
                    postgres = PostgresServer.start(directory.resolve("postgres"), postgres.port());
            case KAFKA -> kafka = startKafka();
            case COMMAND ->
                    services.put(
                            part,
                            Instance.start(
                                    CommandService.class,
                                    environment(),
                                    commandPort,
                                    commandAdminPort));
            case QUERY ->
                    services.put(
                            part,
                            Instance.start(
                                    QueryService.class, environment(), queryPort, queryAdminPort));
        }
    }

    private JavaProcess startKafka() {
        return JavaProcess.main(
                KafkaMain.class,
                Map.of(),
                directory.resolve("kafka").toString(),
                Integer.toString(kafkaPort));
    }

    void kill(Part part) {
        if (part == Part.POSTGRES) {
            postgres.kill();
        } else {
            process(part).kill();
        }
    }

    void awaitAnswer(Part part) {
        switch (part) {
            case POSTGRES -> {
                // It answers as soon as its start has returned.
            }
            case KAFKA -> await().atMost(KAFKA_START).until(() -> accepts(kafkaPort));
            case COMMAND, QUERY -> service(part).awaitAnswer();
        }
    }

    void killAndRestart(Part part) {
        kill(part);
        start(part);
        awaitAnswer(part);
    }

    /** Copies the data of PostgreSQL while it is stopped; the services are not told. */
    Path backUpPostgres() {
        Path copy = directory.resolve("backup");
        postgres.close();
        copy(directory.resolve("postgres").resolve("data"), copy);
        start(Part.POSTGRES);
        return copy;
    }

    /** Puts such a copy in the place of what is there. */
    void restorePostgres(Path copy) throws IOException {
        Path data = directory.resolve("postgres").resolve("data");
        postgres.close();
        Files.move(data, directory.resolve("newer"));
        copy(copy, data);
        start(Part.POSTGRES);
    }

    /**
     * Copies all files below {@link #directory}, as they are on the disk, while they are in use.
     */
    void copyTo(Path copy) throws IOException {
        Files.createDirectories(copy);
        for (String part : List.of("postgres", "kafka")) {
            // Its status says 1 where a server has removed a file meanwhile.
            run("cp", "-a", directory.resolve(part).toString(), copy.toString());
        }
    }

    private static void copy(Path from, Path to) {
        int status = run("cp", "-a", from.toString(), to.toString());
        if (status != 0) {
            throw new AssertionError("cp ends with " + status);
        }
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Another query-service, on an empty database of views: it reads the topic from zero. */
    String startQueryOnEmptyViews() {
        String database = "lectern_views_" + others.size();
        postgres.createDatabaseIfAbsent(database);
        startAnother(QueryService.class, Map.of("LECTERN_VIEWS_URL", postgres.jdbcUrl(database)));
        return postgres.jdbcUrl(database);
    }

    /** One more instance of a service beside the first. */
    Instance startAnother(Class<?> service, Map<String, String> different) {
        var environment = new HashMap<>(environment());
        environment.putAll(different);
        Instance instance = Instance.start(service, environment, freePort(), freePort());
        others.add(instance);
        instance.awaitAnswer();
        return instance;
    }

    /** Ends all that {@link #startAnother} has started. */
    void killOthers() {
        others.forEach(other -> other.process().kill());
    }

    private Map<String, String> environment() {
        return Map.of(
                "LECTERN_OWNER_KEY_FILE", ownerKey().toString(),
                "LECTERN_CHECKPOINT_KEY_FILE", directory.resolve("checkpoint.key").toString(),
                "LECTERN_LIMITS_MEMBER_WRITES", "1000000", // one key writes for everybody
                "LECTERN_EVENTS_URL", postgres.jdbcUrl("lectern_events"),
                "LECTERN_VIEWS_URL", postgres.jdbcUrl("lectern_views"),
                "LECTERN_KEYS_URL", postgres.jdbcUrl("lectern_keys"),
                "LECTERN_KAFKA", "127.0.0.1:" + kafkaPort,
                "LECTERN_MASTER_KEY", MASTER_KEY);
    }

    /** Starts the client on a file of scorecards. */
    JavaProcess load(Path scorecards, String conference, String weights) {
        return JavaProcess.source(
                Path.of("..", "examples", "LoadScorecards.java"),
                scorecards.toString(),
                "--command",
                addresses().command(),
                "--query",
                addresses().query(),
                "--key-file",
                ownerKey().toString(),
                "--conference",
                conference,
                "--weights",
                weights);
    }

    /** Starts the client on a schedule. */
    JavaProcess importSchedule(Path schedule, String... options) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                schedule.toString(),
                                "--command",
                                addresses().command(),
                                "--key-file",
                                ownerKey().toString()));
        arguments.addAll(List.of(options));
        return JavaProcess.source(
                Path.of("..", "examples", "ImportSchedule.java"), arguments.toArray(String[]::new));
    }

    /** Reads from the query side. */
    JsonNode read(String path) {
        try {
            var response = Addresses.send(addresses().asOwner(addresses().query() + path).build());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + ": " + response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The last position in the store. */
    long head() {
        return Sql.number(
                postgres.jdbcUrl("lectern_events"), "SELECT coalesce(max(position), 0) FROM event");
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Not one that the operating system gives to clients while its owner is dead. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // Taken: another one, then.
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        killOthers();
        List.of(Part.QUERY, Part.COMMAND, Part.KAFKA).forEach(part -> process(part).kill());
        postgres.close();
    }
}
