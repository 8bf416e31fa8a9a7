package dev.lectern.command.relay;

import dev.lectern.api.wire.Topics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Reads back what is committed; no consumer group, as group offsets expire. */
final class ProgressReader {

    private static final TopicPartition PROGRESS = new TopicPartition(Topics.RELAY, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> clientConfig;

    ProgressReader(Map<String, Object> clientConfig) {
        this.clientConfig = clientConfig;
    }

    /** The last committed progress, if any. */
    Optional<Progress> last() {
        return last(RelayProducer.PROGRESS_KEY).map(Progress::fromJson);
    }

    /** The last committed progress of sealing, if any. */
    Optional<String> lastSealed() {
        return last(RelayProducer.SEALED_KEY);
    }

    private Optional<String> last(String key) {
        var last = new String[1];
        read(
                List.of(PROGRESS),
                record -> {
                    if (record.key().equals(key)) {
                        last[0] = record.value();
                    }
                    return true;
                });
        return Optional.ofNullable(last[0]);
    }

    /** Whether the events' topic holds any record; what was aborted is none. */
    boolean findsEvents(int partitions) {
        return findsAny(
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                        .toList());
    }

    /** Whether the checkpoints' topic holds any record. */
    boolean findsCheckpoints() {
        return findsAny(List.of(new TopicPartition(Topics.CHECKPOINTS, 0)));
    }

    private boolean findsAny(List<TopicPartition> partitions) {
        var found = new boolean[1];
        read(
                partitions,
                _ -> {
                    found[0] = true;
                    return false;
                });
        return found[0];
    }

    /**
     * @param goOn told each record; says whether to read on
     */
    private void read(
            List<TopicPartition> partitions, Predicate<ConsumerRecord<String, String>> goOn) {
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("What is committed could not be read in time");
                }
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (!goOn.test(record)) {
                        return;
                    }
                }
            }
        }
    }
}
