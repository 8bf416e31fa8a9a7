package dev.lectern.command.relay;

import dev.lectern.api.wire.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topics that the relay writes, created where they are missing. */
final class RelayTopics {

    /** Above the largest event that the store takes, with room for headers. */
    static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    private static final long TIMEOUT_SECONDS = 15;

    private final Map<String, Object> clientConfig;
    private final int eventPartitions;

    RelayTopics(Map<String, Object> clientConfig, int eventPartitions) {
        this.clientConfig = clientConfig;
        this.eventPartitions = eventPartitions;
    }

    /**
     * @return the id of the events' topic
     */
    String ensure() {
        try (Admin admin = Admin.create(clientConfig)) {
            create(
                    admin,
                    new NewTopic(Topics.EVENTS, Optional.of(eventPartitions), Optional.empty())
                            .configs(
                                    Map.of(
                                            TopicConfig.CLEANUP_POLICY_CONFIG, "delete",
                                            TopicConfig.RETENTION_MS_CONFIG, "-1",
                                            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                                    Integer.toString(MAX_MESSAGE_BYTES))));
            create(
                    admin,
                    new NewTopic(Topics.RELAY, Optional.of(1), Optional.empty())
                            .configs(
                                    Map.of(
                                            TopicConfig.CLEANUP_POLICY_CONFIG, "compact",
                                            TopicConfig.SEGMENT_BYTES_CONFIG, "4194304",
                                            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1")));
            var described = admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames();
            return Objects.requireNonNull(await(described).get(Topics.EVENTS)).topicId().toString();
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException _) {
            // Created before, here or elsewhere: just what was wanted.
        }
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e);
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
