package dev.lectern.command.relay;

import dev.lectern.api.wire.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The topics that the relay writes, created where they are missing. */
final class RelayTopics {

    /** Above the largest event that the store takes, with room for headers. */
    static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    private static final long TIMEOUT_SECONDS = 15;
    private static final List<String> NAMES = List.of(Topics.EVENTS, Topics.RELAY);

    private static final Map<String, String> EVENTS_FOR_GOOD =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, "delete",
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    private static final Map<String, String> EVENTS_CONFIG =
            with(
                    EVENTS_FOR_GOOD,
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    Integer.toString(MAX_MESSAGE_BYTES));

    private static final Map<String, String> RELAY_COMPACTED =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact");

    private static final Map<String, String> RELAY_CONFIG =
            with(RELAY_COMPACTED, TopicConfig.SEGMENT_BYTES_CONFIG, "4194304");

    private final Map<String, Object> clientConfig;
    private final int eventPartitions;

    RelayTopics(Map<String, Object> clientConfig, int eventPartitions) {
        this.clientConfig = clientConfig;
        this.eventPartitions = eventPartitions;
    }

    /**
     * The events' topic as it is found.
     *
     * @param id which Kafka gives anew to a topic that is created anew
     */
    record Events(String id, boolean hasRecords) {}

    /**
     * @throws RelayHaltedException if a topic is there that would lose records
     */
    Events ensure() {
        try (Admin admin = Admin.create(clientConfig)) {
            create(
                    admin,
                    new NewTopic(Topics.EVENTS, Optional.of(eventPartitions), Optional.empty())
                            .configs(EVENTS_CONFIG));
            create(
                    admin,
                    new NewTopic(Topics.RELAY, Optional.of(1), Optional.empty())
                            .configs(RELAY_CONFIG));
            check(admin, Topics.EVENTS, EVENTS_FOR_GOOD);
            check(admin, Topics.RELAY, RELAY_COMPACTED);
            var described = await(admin.describeTopics(NAMES).allTopicNames());
            if (Objects.requireNonNull(described.get(Topics.RELAY)).partitions().size() != 1) {
                throw new RelayHaltedException(
                        "The topic " + Topics.RELAY + " has more than its one partition");
            }
            var events = Objects.requireNonNull(described.get(Topics.EVENTS));
            return new Events(events.topicId().toString(), hasRecords(admin, events));
        }
    }

    /**
     * A topic that somebody else has made, by subscribing too early say, may forget its records.
     */
    private static void check(Admin admin, String topic, Map<String, String> expected) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var config =
                Objects.requireNonNull(
                        await(admin.describeConfigs(List.of(resource)).all()).get(resource));
        expected.forEach((name, value) -> {
            String found = config.get(name).value();
            if (!value.equals(found)) {
                throw new RelayHaltedException(
                        "The topic %s has %s=%s instead of %s"
                                .formatted(topic, name, found, value));
            }
        });
    }

    private static boolean hasRecords(Admin admin, TopicDescription topic) {
        Map<TopicPartition, OffsetSpec> latest =
                topic.partitions().stream()
                        .collect(
                                Collectors.toMap(
                                        p -> new TopicPartition(topic.name(), p.partition()),
                                        _ -> OffsetSpec.latest()));
        return await(admin.listOffsets(latest).all()).values().stream()
                .anyMatch(end -> end.offset() > 0);
    }

    private static Map<String, String> with(Map<String, String> config, String name, String value) {
        var more = new HashMap<>(config);
        more.put(name, value);
        return Map.copyOf(more);
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
