package dev.lectern.whole;

import static org.awaitility.Awaitility.await;

import dev.lectern.api.wire.Topics;
import dev.lectern.command.CommandService;
import dev.lectern.embedded.KafkaBroker;
import dev.lectern.embedded.PostgresServer;
import dev.lectern.query.QueryService;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** PostgreSQL and Kafka here, both services as processes that can be killed and started again. */
final class Installation implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration START = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final KafkaBroker kafka;
    private PostgresServer postgres;
    private final int commandPort = freePort();
    private final int queryPort = freePort();
    private JavaProcess command;
    private JavaProcess query;

    Installation() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "installation").toAbsolutePath();
        postgres = PostgresServer.start(directory.resolve("postgres"), 0);
        List.of("lectern_events", "lectern_views", "lectern_keys")
                .forEach(postgres::createDatabaseIfAbsent);
        kafka = KafkaBroker.start(directory.resolve("kafka"), 0);
        command = startCommand();
        query = startQuery();
        awaitAnswer(commandPort);
        awaitAnswer(queryPort);
    }

    private Map<String, String> environment(int port) {
        return Map.of(
                "LECTERN_EVENTS_URL", postgres.jdbcUrl("lectern_events"),
                "LECTERN_VIEWS_URL", postgres.jdbcUrl("lectern_views"),
                "LECTERN_KEYS_URL", postgres.jdbcUrl("lectern_keys"),
                "LECTERN_KAFKA", kafka.bootstrapServers(),
                "LECTERN_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                "LECTERN_PORT", Integer.toString(port),
                "LECTERN_ADMIN_PORT", Integer.toString(freePort()));
    }

    private JavaProcess startCommand() {
        return JavaProcess.main(CommandService.class, environment(commandPort));
    }

    private JavaProcess startQuery() {
        return JavaProcess.main(QueryService.class, environment(queryPort));
    }

    void killAndRestartCommand() {
        command.kill();
        command = startCommand();
        awaitAnswer(commandPort);
    }

    void killAndRestartQuery() {
        query.kill();
        query = startQuery();
        awaitAnswer(queryPort);
    }

    void killAndRestartPostgres() {
        int port = postgres.port();
        postgres.kill();
        postgres = PostgresServer.start(directory.resolve("postgres"), port);
    }

    /** Starts the client on a file of scorecards. */
    JavaProcess load(Path scorecards, String conference, String weights) {
        return JavaProcess.source(
                Path.of("..", "examples", "LoadScorecards.java"),
                scorecards.toString(),
                "--command",
                "http://localhost:" + commandPort,
                "--query",
                "http://localhost:" + queryPort,
                "--conference",
                conference,
                "--weights",
                weights);
    }

    /** Reads from the query side, as of the last stored event at least. */
    JsonNode read(String path) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + queryPort + path))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The last position in the store. */
    long head() {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("lectern_events"));
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery("SELECT coalesce(max(position), 0) FROM event")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Every position on the topic, as often as a reader of committed records finds it. */
    List<Long> positionsOnTheTopic() {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.EVENTS).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            var positions = new ArrayList<Long>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < end.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                positions.add(
                                        Long.parseLong(
                                                new String(
                                                        record.headers()
                                                                .lastHeader("ce_position")
                                                                .value(),
                                                        java.nio.charset.StandardCharsets.UTF_8))));
            }
            return positions.stream().sorted().toList();
        }
    }

    private void awaitAnswer(int port) {
        await().atMost(START)
                .ignoreExceptions()
                .until(() ->
                        http.send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        "http://localhost:"
                                                                                + port
                                                                                + "/api-docs"))
                                                        .build(),
                                                BodyHandlers.discarding())
                                        .statusCode()
                                == 200);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        query.close();
        command.close();
        kafka.close();
        postgres.close();
        http.close();
    }
}
