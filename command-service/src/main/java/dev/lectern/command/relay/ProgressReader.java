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

/** Reads the relay's own topic to its end; no consumer group, as group offsets expire. */
final class ProgressReader {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.RELAY, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> clientConfig;

    ProgressReader(Map<String, Object> clientConfig) {
        this.clientConfig = clientConfig;
    }

    /** The last committed progress, if any. */
    Optional<Progress> last() {
        var config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            long end =
                    Objects.requireNonNull(consumer.endOffsets(List.of(PARTITION)).get(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            Optional<Progress> last = Optional.empty();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(PARTITION) < end) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("The relay's progress could not be read in time");
                }
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    last = Optional.of(Progress.fromJson(record.value()));
                }
            }
            return last;
        }
    }
}
