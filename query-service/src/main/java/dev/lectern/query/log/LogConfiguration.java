package dev.lectern.query.log;

import dev.lectern.api.wire.Topics;
import dev.lectern.query.projection.Freshness;
import dev.lectern.query.projection.Topic;
import dev.lectern.query.projection.TopicLookup;
import dev.lectern.query.trail.ReceivedEvents;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

import javax.sql.DataSource;

/** Puts together what follows the topic of checkpoints. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    /** Of which one takes up to 270 KB. */
    private static final String RECORDS_AT_ONCE = "10";

    /** Longer than it takes another instance to go on with a dead one's partitions. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean(initMethod = "start", destroyMethod = "close")
    SealFollower sealFollower(
            DataSource views,
            SealedLog log,
            ReceivedEvents events,
            Freshness freshness,
            ConsumerFactory<String, String> consumers,
            KafkaAdmin admin,
            @Value("${lectern.checkpoints-topic:" + Topics.CHECKPOINTS + "}") String topic) {
        var properties = new Properties();
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        return new SealFollower(
                topic,
                () -> id(admin.getConfigurationProperties(), topic),
                () ->
                        consumers.createConsumer(
                                "lectern-query.log", "lectern-query-log", "", properties),
                log,
                new SealCheck(
                        log,
                        new ReceivedLeaves(events),
                        new TransactionTemplate(new JdbcTransactionManager(views))),
                () -> isCaughtUp(freshness),
                PATIENCE);
    }

    private static @Nullable String id(Map<String, Object> configuration, String topic) {
        try (var lookup = new TopicLookup(configuration, topic)) {
            Topic found = lookup.find();
            return found == null ? null : found.id();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isCaughtUp(Freshness freshness) {
        try {
            return freshness.isCaughtUp(ReceivedEvents.READ_MODEL);
        } catch (SQLException e) {
            throw new IllegalStateException("The views cannot be asked", e);
        }
    }
}
