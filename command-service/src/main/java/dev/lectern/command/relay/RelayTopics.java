package dev.lectern.command.relay;

import dev.lectern.api.wire.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The topics that the relay writes: created where they are missing, and looked at. */
final class RelayTopics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RelayTopics.class);
    private static final long TIMEOUT_SECONDS = 15;
    private static final List<String> NAMES = List.of(Topics.EVENTS, Topics.RELAY);
    private static final String MAX_TRANSACTION_TIMEOUT = "transaction.max.timeout.ms";

    private final Admin admin;
    private final TopicRules rules;
    private final Duration transactionTimeout;

    /**
     * @param transactionTimeout that the producer is going to ask for
     */
    RelayTopics(Map<String, Object> clientConfig, TopicRules rules, Duration transactionTimeout) {
        this.admin = Admin.create(clientConfig);
        this.rules = rules;
        this.transactionTimeout = transactionTimeout;
    }

    /**
     * The events' topic as it is found.
     *
     * @param id which Kafka gives anew to a topic that is created anew
     */
    record Events(String id, int partitions) {}

    /**
     * @throws RelayHaltedException if a topic, or Kafka itself, is not as it must be
     */
    Events ensure() {
        create(Topics.EVENTS, rules.eventPartitions());
        create(Topics.RELAY, 1);
        for (TopicDescription topic : await(admin.describeTopics(NAMES).allTopicNames()).values()) {
            rules.check(topic, config(topic.name()));
        }
        checkTransactions();
        Events events = find();
        if (events.partitions() != rules.eventPartitions()) {
            LOG.warn(
                    "The topic {} has {} partitions, not the {} that are configured: it keeps them, as each conference"
                            + " has its partition for good",
                    Topics.EVENTS,
                    events.partitions(),
                    rules.eventPartitions());
        }
        return events;
    }

    /**
     * The checkpoints' topic as it is found.
     *
     * @return its id, which Kafka gives anew to a topic that is created anew
     * @throws RelayHaltedException if it is not as it must be
     */
    String ensureCheckpoints() {
        create(Topics.CHECKPOINTS, 1);
        TopicDescription topic = describe(Topics.CHECKPOINTS);
        rules.check(topic, config(Topics.CHECKPOINTS));
        return topic.topicId().toString();
    }

    private TopicDescription describe(String topic) {
        return Objects.requireNonNull(
                await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
    }

    /** The events' topic as it is now. */
    private Events find() {
        TopicDescription topic = describe(Topics.EVENTS);
        return new Events(topic.topicId().toString(), topic.partitions().size());
    }

    /**
     * @throws TopicReplacedException if the events' topic is no longer that one
     */
    void confirm(Events expected) {
        Events found;
        try {
            found = find();
        } catch (UnknownTopicOrPartitionException _) {
            throw new TopicReplacedException("The topic " + Topics.EVENTS + " was deleted");
        }
        if (!found.equals(expected)) {
            throw new TopicReplacedException(
                    "The topic %s was %s, and now it is %s"
                            .formatted(Topics.EVENTS, expected, found));
        }
    }

    /** The offset that each partition's next record gets, or a higher one. */
    long[] ends(Events topic) {
        Map<TopicPartition, OffsetSpec> latest =
                IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                        .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        var ends = new long[topic.partitions()];
        await(admin.listOffsets(latest).all())
                .forEach((partition, end) -> ends[partition.partition()] = end.offset());
        return ends;
    }

    private void checkTransactions() {
        List<ConfigResource> brokers =
                await(admin.describeCluster().nodes()).stream()
                        .map(node ->
                                new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
                        .toList();
        await(admin.describeConfigs(brokers).all()).forEach(this::checkTransactions);
    }

    /** Any of them may be the one that coordinates the relay's transactions. */
    private void checkTransactions(ConfigResource broker, Config config) {
        String most = config.get(MAX_TRANSACTION_TIMEOUT).value();
        if (Long.parseLong(most) < transactionTimeout.toMillis()) {
            throw new RelayHaltedException(
                    "The broker %s has %s=%s instead of at least %d"
                            .formatted(
                                    broker.name(),
                                    MAX_TRANSACTION_TIMEOUT,
                                    most,
                                    transactionTimeout.toMillis()));
        }
    }

    private Config config(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                await(admin.describeConfigs(List.of(resource)).all()).get(resource));
    }

    private void create(String name, int partitions) {
        Optional<Short> replicas =
                rules.replicas() > 0 ? Optional.of((short) rules.replicas()) : Optional.empty();
        try {
            await(
                    admin.createTopics(
                                    List.of(
                                            new NewTopic(name, Optional.of(partitions), replicas)
                                                    .configs(rules.creating(name))))
                            .all());
        } catch (TopicExistsException _) {
            // Created before, here or elsewhere: just what was wanted.
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
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

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
