package dev.lectern.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.proof.EventLeaf;
import dev.lectern.query.log.SealStatus.State;
import dev.lectern.query.support.Servers;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

class SealFollowerTest {

    private final String topic = Servers.newTopicName();
    private final DataSource views = Servers.dataSource(Servers.newDatabase());
    private final Parts parts = new Parts();
    private final List<EventLeaf> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean caughtUp;
    private final SealFollower follower = follower();

    private SealFollower follower() {
        Flyway.configure().dataSource(views).locations("classpath:db/views").load().migrate();
        Servers.createTopic(topic, 1);
        var log = new SealedLog(JdbcClient.create(views));
        return new SealFollower(
                topic,
                () -> "the one",
                () ->
                        new KafkaConsumer<>(
                                Map.of(
                                        "bootstrap.servers",
                                        Servers.kafka(),
                                        "auto.offset.reset",
                                        "none",
                                        "enable.auto.commit",
                                        false),
                                new StringDeserializer(),
                                new StringDeserializer()),
                log,
                new SealCheck(
                        log,
                        _ -> received,
                        new TransactionTemplate(new JdbcTransactionManager(views))),
                () -> {
                    asked.incrementAndGet();
                    return caughtUp;
                },
                Duration.ofMillis(100));
    }

    @AfterEach
    void close() {
        follower.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private void publish(int from, int last) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", Servers.kafka()),
                        new StringSerializer(),
                        new StringSerializer())) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    topic, parts.seal(from, parts.leaves(last)).toJson()));
        }
    }

    private void awaits(State state, long size) {
        soon().untilAsserted(() -> {
            assertThat(follower.status().state()).isEqualTo(state);
            assertThat(follower.status().size()).isEqualTo(size);
        });
    }

    // Its time may be another one: by what was sealed, it is not found then.
    @Test
    void stopsAtAnEventThatDoesNotComeOnceAllThatWasPublishedHasCome() {
        received.addAll(parts.leaves(1));
        publish(1, 2);
        follower.start();
        soon().until(() -> asked.get() > 5);
        assertThat(follower.status().state()).isNotEqualTo(State.STOPPED);

        caughtUp = true;
        awaits(State.STOPPED, 0);
        assertThat(follower.status().reason()).contains("position 2 was not received");

        received.add(parts.leaf(2, "event 2"));
        awaits(State.FOLLOWING, 2);
    }

    @Test
    void stopsWhereAPartIsMissingHoweverOftenItLooks() {
        received.addAll(parts.leaves(1));
        publish(1, 1);
        publish(3, 3);
        follower.start();

        awaits(State.STOPPED, 1);
        assertThat(follower.status().reason()).contains("position 2 was not sealed");
    }
}
