package dev.lectern.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.wire.Seal;
import dev.lectern.api.wire.Topics;
import dev.lectern.command.relay.sealing.Sealing;
import dev.lectern.command.relay.sealing.SealingHealth;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.Servers;
import dev.lectern.embedded.KafkaBroker;
import dev.lectern.eventstore.EventLog;
import dev.lectern.proof.NoteSigner;
import dev.lectern.proof.TrustedKeys;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is relayed becomes a log that somebody can check who has nothing but a key. */
class SealingTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final KafkaBroker BROKER = KafkaBroker.start(Servers.newDirectory(), 0);

    private final String events = Servers.newDatabase();
    private final String keys = Servers.newDatabase();
    private final String kafka = BROKER.bootstrapServers();
    private final NoteSigner signer = NoteSigner.generate("lectern.example/log");
    private RunningService service = start(signer);

    private RunningService start(NoteSigner signer) {
        return RunningService.start(
                events, keys, kafka, "--lectern.checkpoint-key=" + signer.privateKey());
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        delete(Topics.EVENTS, Topics.RELAY, Topics.CHECKPOINTS);
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    private void delete(String... topics) throws Exception {
        try (Admin admin =
                Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            admin.deleteTopics(List.of(topics)).all().get();
        }
    }

    private void write(String conference, int demos) {
        service.put("/api/conferences/" + conference, "{\"title\": \"T\"}");
        for (int i = 0; i < demos; i++) {
            String path = "/api/conferences/" + conference + "/demos/d" + i;
            assertThat(service.put(path, "{\"title\": \"T\"}").status()).isEqualTo(201);
        }
    }

    private void awaitSealed() {
        awaitSealed(TrustedKeys.of(signer.publicKey()));
    }

    private void awaitSealed(TrustedKeys trusted) {
        EventLog log = service.bean(EventLog.class);
        await().atMost(SOON)
                .untilAsserted(() -> Seals.verify(Seals.read(kafka), trusted, log.read(0, 1_000)));
    }

    private void awaitHalted(String because) {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    Sealing.Status status = service.bean(Sealing.class).status();
                    assertThat(status.state()).isEqualTo(Sealing.State.HALTED);
                    assertThat(status.reason()).contains(because);
                });
        assertThat(service.bean(SealingHealth.class).health().getStatus().getCode())
                .isEqualTo("DOWN");
    }

    private void awaitRelayed() {
        EventLog log = service.bean(EventLog.class);
        await().atMost(SOON)
                .until(() -> service.bean(Relay.class).status().position() == log.head());
    }

    @Test
    void sealsEverythingThatIsRelayed() {
        write("alpha", 5);
        awaitSealed();
        write("beta", 5);
        awaitSealed();

        assertThat(service.admin("/actuator/health/sealing").path("details").path("publicKey"))
                .hasToString("\"" + signer.publicKey() + "\"");
    }

    @Test
    void goesOnWhereItWasAfterARestartAndWithTheNextKey() {
        write("alpha", 2);
        awaitSealed();
        long size = service.bean(Sealing.class).status().size();
        service.close();
        NoteSigner next = NoteSigner.generate(signer.publicKey().name());
        service = start(next);
        write("beta", 2);

        awaitSealed(
                TrustedKeys.parse(
                        "%s until=%d%n%s from=%d"
                                .formatted(signer.publicKey(), size, next.publicKey(), size + 1)));
    }

    @Test
    void sealsWhatWasRelayedBeforeThereWasAKey() {
        service.close();
        service = RunningService.start(events, keys, kafka);
        write("alpha", 5);
        awaitRelayed();
        assertThat(service.bean(Sealing.class).status().state()).isEqualTo(Sealing.State.OFF);
        service.close();
        service = start(signer);

        awaitSealed();
    }

    @Test
    void whatAPredecessorSignedAndDidNotCommitIsNeverSeen() {
        write("alpha", 3);
        awaitSealed();
        service.close();

        // It is stopped between signing and committing, and resumes too late.
        try (var paused = predecessor()) {
            paused.beginTransaction();
            Seal last = Seals.read(kafka).getLast();
            var forged = new Seal(last.from() + 1, last.leaves(), last.checkpoint());
            var _ = paused.send(new ProducerRecord<>(Topics.CHECKPOINTS, "seal", forged.toJson()));
            paused.flush();
            service = start(signer);
            write("beta", 1);
            awaitSealed();

            assertThatThrownBy(paused::commitTransaction).isInstanceOf(KafkaException.class);
        }
        write("gamma", 1);
        awaitSealed();
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

    @Test
    void sealsEverythingAnewToATopicThatWasLost() throws Exception {
        write("alpha", 3);
        awaitSealed();
        List<Seal> before = Seals.read(kafka);
        service.close();
        delete(Topics.CHECKPOINTS);
        service = start(signer);

        awaitSealed();
        assertThat(Seals.read(kafka).getLast().checkpoint())
                .isEqualTo(before.getLast().checkpoint());
    }

    @Test
    void haltsAloneWhereItsProgressIsLost() throws Exception {
        write("alpha", 1);
        awaitSealed();
        service.close();
        delete(Topics.EVENTS, Topics.RELAY);
        service = start(signer);
        write("beta", 1);

        awaitHalted("is lost");
        awaitRelayed();
    }

    @Test
    void signsNoOtherHistoryThanTheOneItHasSigned() throws Exception {
        write("alpha", 3);
        awaitSealed();
        List<Seal> before = Seals.read(kafka);
        service.close();
        try (var connection = DriverManager.getConnection(events);
                var statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE event SET recorded_at = recorded_at + interval '1 microsecond' WHERE position = (SELECT max(position) FROM event)");
        }
        service = start(signer);
        write("beta", 1);

        awaitHalted("does not hold the event that was there");
        awaitRelayed();
        assertThat(Seals.read(kafka)).isEqualTo(before);
    }

    @Test
    void makesAKeyThatOnlyItsOwnerCanRead() throws Exception {
        service.close();
        Path file = Servers.newDirectory().resolve("new/checkpoint.key");
        for (int start = 0; start < 2; start++) {
            service =
                    RunningService.start(
                            events, keys, kafka, "--lectern.checkpoint-key-file=" + file);
            write("alpha" + start, 1);
            NoteSigner made = NoteSigner.parse(Files.readString(file));
            assertThat(made.publicKey().name()).isEqualTo("lectern");
            assertThat(service.bean(Sealing.class).publicKey())
                    .isEqualTo(made.publicKey().toString());
            service.close();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
