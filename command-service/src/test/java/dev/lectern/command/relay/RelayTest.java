package dev.lectern.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.Topics;
import dev.lectern.command.relay.TopicReader.Relayed;
import dev.lectern.command.relay.sealing.Sealing;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.Servers;
import dev.lectern.embedded.KafkaBroker;
import dev.lectern.embedded.PostgresServer;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** For a reader of what is committed, every position is on the topic once, whatever happened. */
@ExtendWith(OutputCaptureExtension.class)
class RelayTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final TopicRules RULES = new TopicRules(6, 0, 0);

    /** Events of the first start, which founds the organisation. */
    private static final long FOUNDED = 4;

    private static final Path DIRECTORY = Servers.newDirectory();
    private static KafkaBroker broker = KafkaBroker.start(DIRECTORY, 0);

    private final String events = Servers.newDatabase();
    private final String keys = Servers.newDatabase();
    private final String kafka = broker.bootstrapServers();
    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(events, keys, kafka);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        deleteTopics(Topics.EVENTS, Topics.RELAY);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private void deleteTopics(String... topics) throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topics)).all().get();
        }
    }

    private void write(String conference, int demos) {
        service.put("/api/conferences/" + conference, "{\"title\": \"T\"}");
        for (int i = 0; i < demos; i++) {
            var answer =
                    service.put(
                            "/api/conferences/" + conference + "/demos/d" + i,
                            "{\"title\": \"T\"}");
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    /**
     * @param written since the first start
     */
    private void awaitRelayed(long written) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(TopicReader.positions(kafka))
                                .isEqualTo(
                                        LongStream.rangeClosed(1, FOUNDED + written)
                                                .boxed()
                                                .toList()));
    }

    private void awaitHalted(String because) {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(status().state()).isEqualTo(Relay.State.HALTED);
                    assertThat(status().reason()).contains(because);
                });
    }

    private Relay.Status status() {
        return service.bean(Relay.class).status();
    }

    @Test
    void relaysWhatIsStoredKeyedByConferenceInItsOrder() {
        write("alpha", 5);
        write("beta", 5);
        awaitRelayed(12);

        List<StoredEvent> stored = service.bean(EventLog.class).read(0, 100);
        for (String conference : List.of("alpha", "beta")) {
            List<Relayed> relayed =
                    TopicReader.read(kafka).stream()
                            .filter(r -> r.key().equals(conference))
                            .toList();
            assertThat(relayed).extracting(r -> r.attributes().position()).isSorted().hasSize(6);
            for (Relayed record : relayed) {
                StoredEvent event = stored.get((int) record.attributes().position() - 1);
                assertThat(record.value()).isEqualTo(event.payload());
                assertThat(record.attributes().id()).isEqualTo(event.id());
                assertThat(record.attributes().recordedAt()).isEqualTo(event.recordedAt());
                assertThat(record.attributes().type().name()).isEqualTo(event.type());
                assertThat(record.attributes().metadata().actor()).isEqualTo("member:main/owner");
            }
        }
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        write("alpha", 3);
        awaitRelayed(4);
        service.close();
        service = RunningService.start(events, keys, kafka);
        write("beta", 3);

        awaitRelayed(8);
    }

    @Test
    void whatAPredecessorLeftHalfDoneIsNeitherSeenNorCommittedLater() {
        write("alpha", 3);
        awaitRelayed(4);
        service.close();

        // It has sent again what is there, is stopped before it commits, and resumes too late.
        try (var paused = predecessor()) {
            paused.beginTransaction();
            for (Relayed record : TopicReader.read(kafka)) {
                var again = new ProducerRecord<>(Topics.EVENTS, record.key(), record.value());
                record.attributes()
                        .toHeaders()
                        .forEach((name, value) -> again.headers().add(name, value.getBytes(UTF_8)));
                var _ = paused.send(again);
            }
            paused.flush();
            service = RunningService.start(events, keys, kafka);
            write("beta", 1);
            awaitRelayed(6);

            assertThatThrownBy(paused::commitTransaction).isInstanceOf(KafkaException.class);
        }
        write("gamma", 1);
        awaitRelayed(8);
    }

    @Test
    void waitsWhilePostgresIsAwayAndGoesOn() throws Exception {
        Path directory = Servers.newDirectory();
        PostgresServer postgres = PostgresServer.start(directory, 0);
        int port = postgres.port();
        try {
            postgres.createDatabaseIfAbsent("events");
            postgres.createDatabaseIfAbsent("keys");
            awaitRelayed(0);
            service.close();
            deleteTopics(Topics.EVENTS, Topics.RELAY); // which are another store's
            service =
                    RunningService.start(
                            postgres.jdbcUrl("events"), postgres.jdbcUrl("keys"), kafka);
            write("alpha", 3);
            awaitRelayed(4);

            postgres.kill();
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(status().state()).isEqualTo(Relay.State.WAITING));
            assertThat(service.put("/api/conferences/beta", "{\"title\": \"T\"}").status())
                    .isEqualTo(503);

            postgres = PostgresServer.start(directory, port);
            await().atMost(SOON)
                    .until(() ->
                            service.put("/api/conferences/beta", "{\"title\": \"T\"}").status()
                                            / 100
                                    == 2);
            awaitRelayed(service.bean(EventLog.class).head() - FOUNDED);
            assertThat(status().state()).isEqualTo(Relay.State.RELAYING);
        } finally {
            service.close();
            postgres.close();
        }
    }

    @Test
    void writesGoOnWhileKafkaIsAwayAndAreRelayedOnceItIsBack() {
        write("alpha", 2);
        awaitRelayed(3);
        int port = Integer.parseInt(kafka.substring(kafka.lastIndexOf(':') + 1));
        broker.close();
        write("beta", 2);
        // Beyond the time that a send is tried for.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(status().state()).isEqualTo(Relay.State.WAITING));
        assertThat(service.bean(RelayHealth.class).health().getStatus().getCode()).isEqualTo("UP");
        assertThat(gauge("lectern.relay.behind")).isEqualTo(3);

        broker = KafkaBroker.start(DIRECTORY, port);

        awaitRelayed(6);
        await().atMost(SOON).until(() -> gauge("lectern.relay.behind") == 0);
    }

    @Test
    void haltsBeforeTheTopicOfAnotherStore() {
        write("alpha", 2);
        awaitRelayed(3);
        service.close();

        service = RunningService.start(Servers.newDatabase(), keys, kafka);
        write("beta", 1);

        awaitHalted("another store");
        assertThat(TopicReader.positions(kafka)).hasSize((int) FOUNDED + 3);
        assertThat(service.bean(RelayHealth.class).health().getStatus().getCode())
                .isEqualTo("DOWN");
    }

    @Test
    void haltsBeforeAnOlderStoreHoweverMuchItHasWrittenSince() throws Exception {
        write("alpha", 3);
        awaitRelayed(4);
        service.close();
        setBack(FOUNDED + 2);
        service = RunningService.start(events, keys, kafka);
        awaitHalted("older store");

        write("beta", 5);

        awaitHalted("older store");
        assertThat(TopicReader.positions(kafka)).hasSize((int) FOUNDED + 4);
    }

    /** Its connections may be renewed in between without an error. */
    @Test
    void haltsBeforeAnOlderStoreThatIsRestoredWhileItRuns() throws Exception {
        write("alpha", 3);
        awaitRelayed(4);
        setBack(FOUNDED + 2);
        awaitHalted("older store");

        write("beta", 5);

        awaitHalted("older store");
        assertThat(TopicReader.positions(kafka)).hasSize((int) FOUNDED + 4);
    }

    /** As a restored backup does it. */
    private void setBack(long position) throws SQLException {
        execute(
                "DELETE FROM event_key WHERE position > " + position,
                "DELETE FROM event WHERE position > " + position);
    }

    @Test
    void takesWhatItsPredecessorAbortedForNoEvents() {
        service.close();
        try (var first = predecessor()) {
            first.beginTransaction();
            var _ = first.send(new ProducerRecord<>(Topics.EVENTS, "alpha", "{}"));
            first.flush();
            first.abortTransaction();
        }
        service = RunningService.start(events, keys, kafka);
        write("alpha", 1);

        awaitRelayed(2);
    }

    @Test
    void namesThePositionBeforeInEachPartitionAlsoAfterARestart() {
        write("alpha", 2);
        write("beta", 2);
        write("gamma", 2);
        awaitRelayed(9);
        service.close();
        service = RunningService.start(events, keys, kafka);
        write("delta", 2);
        service.put("/api/conferences/alpha/demos/later", "{\"title\": \"T\"}");
        awaitRelayed(13);

        Map<Integer, Long> last = new HashMap<>();
        for (Relayed record : TopicReader.read(kafka)) {
            assertThat(record.predecessor().position())
                    .isEqualTo(last.getOrDefault(record.partition(), 0L));
            last.put(record.partition(), record.attributes().position());
        }
    }

    @Test
    void relaysAnewToATopicThatIsDeletedWhileItRunsAndHasNothingToRelay() throws Exception {
        write("alpha", 3);
        awaitRelayed(4);
        deleteTopics(Topics.EVENTS);

        awaitRelayed(4);
    }

    /** The producer notices nothing: it writes on, as if it were the same topic. */
    @Test
    void relaysAnewToATopicThatIsReplacedWhileItRelays() throws Exception {
        write("alpha", 3);
        awaitRelayed(4);
        for (int i = 0; i < 3; i++) {
            deleteTopics(Topics.EVENTS);
            try (var topics = new RelayTopics(config(), RULES, Duration.ZERO)) {
                await().atMost(SOON)
                        .ignoreExceptions()
                        .until(() -> topics.ensure().partitions() == 6);
            }
            write("beta-" + i, 2);
        }

        awaitRelayed(13);
    }

    @Test
    void haltsWhereConferencesWouldChangeTheirPartitions() throws Exception {
        write("alpha", 1);
        awaitRelayed(2);
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(Topics.EVENTS, NewPartitions.increaseTo(7))).all().get();
        }
        write("beta", 1);

        awaitHalted("had 6 partitions up to position");
    }

    @Test
    void haltsWhereItsProgressIsLost() throws Exception {
        write("alpha", 1);
        awaitRelayed(2);
        service.close();
        deleteTopics(Topics.RELAY);
        service = RunningService.start(events, keys, kafka);

        awaitHalted("is lost");
        assertThat(TopicReader.positions(kafka)).hasSize((int) FOUNDED + 2);
    }

    @Test
    void haltsBeforeATopicThatForgets() throws Exception {
        service.close();
        deleteTopics(Topics.EVENTS, Topics.RELAY);
        try (Admin admin = admin()) {
            var forgetful = new NewTopic(Topics.EVENTS, 1, (short) 1);
            forgetful.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "604800000"));
            admin.createTopics(List.of(forgetful)).all().get();
        }
        service = RunningService.start(events, keys, kafka);
        write("alpha", 1);

        awaitHalted("retention.ms=604800000 instead of -1");
        assertThat(TopicReader.positions(kafka)).isEmpty();
    }

    @Test
    void haltsWhereTheTopicNoLongerTakesEveryEventAndGoesOnFromThere() throws Exception {
        write("alpha", 1);
        awaitRelayed(2);
        limitRecords(100);
        write("beta", 1);

        awaitHalted("lectern.events has max.message.bytes=100 instead of at least");
        assertThat(status().position()).isEqualTo(FOUNDED + 2);
        assertThat(TopicReader.positions(kafka)).hasSize((int) FOUNDED + 2);

        limitRecords(TopicRules.MAX_MESSAGE_BYTES);
        awaitRelayed(4);
    }

    /** One that the store would not have taken. */
    @Test
    void haltsAtAnEventThatKafkaRefusesBehindThoseBeforeItAndGoesOnFromThere(CapturedOutput output)
            throws Exception {
        write("alpha", 1);
        awaitRelayed(2);
        limitRecords(TopicRules.LEAST_MESSAGE_BYTES);
        storeCopies(FOUNDED + 2, "small", "small", "small", large(), "small", large());

        String reason = "Kafka refuses the event at position " + (FOUNDED + 6);
        awaitHalted(reason);
        awaitRelayed(5);
        await().atMost(SOON)
                .until(() ->
                        output.getOut()
                                .contains(
                                        "has halted at position " + (FOUNDED + 5) + ": " + reason));
        assertThat(service.bean(RelayHealth.class).health().getStatus().getCode())
                .isEqualTo("DOWN");
        assertThat(service.admin("/actuator/health/relay").toString()).contains(reason);
        assertThat(gauge("lectern.relay.halted")).isOne();
        assertThat(gauge("lectern.relay.position")).isEqualTo(FOUNDED + 5);
        assertThat(gauge("lectern.relay.behind")).isEqualTo(3);

        limitRecords(TopicRules.MAX_MESSAGE_BYTES);
        awaitRelayed(8);
        assertThat(gauge("lectern.relay.halted")).isZero();
    }

    /** Incompressible. */
    private static String large() {
        var bytes = new byte[750_000];
        new Random(1).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Stores the event at the end once more for each payload, all at once. */
    private void storeCopies(long position, String... payloads) throws SQLException {
        String sql =
                """
                INSERT INTO event (position, event_id, type, version, recorded_at, payload, metadata, tags)
                SELECT position + ordinality, gen_random_uuid(), type, version, recorded_at, text, metadata, tags
                FROM event, unnest(?) WITH ORDINALITY AS copy(text, ordinality) WHERE position = ?
                """;
        try (var connection = DriverManager.getConnection(events);
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", payloads));
            statement.setLong(2, position);
            statement.execute();
        }
    }

    @Test
    void haltsWhereKafkaCannotDoWhatIsAskedOfIt() throws Exception {
        service.close();
        deleteTopics(Topics.EVENTS, Topics.RELAY);
        service = RunningService.start(events, keys, kafka, "--lectern.topic-replicas=3");

        awaitHalted("replication factor");

        assertThat(service.bean(RelayHealth.class).health().getStatus().getCode())
                .isEqualTo("DOWN");
        service.close();
        service = RunningService.start(events, keys, kafka);
        write("alpha", 1);
        awaitRelayed(2);
    }

    /** Each write is announced to it, too. */
    @Test
    void asksForTheLeaseNowAndThenHoweverMuchIsWritten() {
        write("alpha", 1);
        awaitRelayed(2);
        var asked = new AtomicInteger();
        var database =
                new DelegatingDataSource(new DriverManagerDataSource(events)) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        asked.incrementAndGet();
                        return super.getConnection();
                    }
                };
        try (var standby = relay(new Lease(JdbcClient.create(database)))) {
            standby.start();
            await().atMost(SOON).until(() -> standby.status().state() == Relay.State.STANDBY);
            int before = asked.get();
            long started = System.nanoTime();
            write("beta", 200);
            long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();

            assertThat(asked.get() - before).isLessThanOrEqualTo((int) seconds + 2);
            assertThat(standby.behind()).isNaN();
        }
        awaitRelayed(203);
    }

    private Relay relay(Lease lease) {
        return new Relay(
                service.bean(EventLog.class),
                lease,
                () -> new RelayTopics(config(), RULES, RelayProducer.TRANSACTION_TIMEOUT),
                new ProgressReader(config()),
                () -> new RelayProducer(config()),
                new Sealing(service.bean(EventLog.class), null));
    }

    @Test
    void relaysEverythingAnewToATopicThatWasLost() throws Exception {
        write("alpha", 3);
        awaitRelayed(4);
        service.close();
        deleteTopics(Topics.EVENTS);
        service = RunningService.start(events, keys, kafka);

        awaitRelayed(4);
    }

    private KafkaProducer<String, String> predecessor() {
        Map<String, Object> config =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        RelayProducer.TRANSACTIONAL_ID);
        var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private double gauge(String name) {
        return service.bean(MeterRegistry.class).get(name).gauge().value();
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(events);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void limitRecords(int bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.EVENTS);
        var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    topic,
                                    List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            // The broker hears of it later than the controller.
            await().atMost(SOON)
                    .until(() ->
                            Objects.requireNonNull(
                                            admin.describeConfigs(List.of(topic))
                                                    .all()
                                                    .get()
                                                    .get(topic))
                                    .get(limit.name())
                                    .value()
                                    .equals(limit.value()));
        }
    }

    private Admin admin() {
        return Admin.create(config());
    }

    private Map<String, Object> config() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka);
    }
}
