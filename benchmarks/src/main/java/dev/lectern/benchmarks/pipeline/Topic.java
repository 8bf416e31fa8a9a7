package dev.lectern.benchmarks.pipeline;

import static java.util.stream.Collectors.toMap;

import dev.lectern.api.wire.Topics;
import dev.lectern.benchmarks.system.Installation;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The events' topic, read committed, from its end on. */
final class Topic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    Topic(Installation installation) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                installation.kafkaServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                10_000,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        partitions =
                consumer.partitionsFor(Topics.EVENTS).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
    }

    int partitions() {
        return partitions.size();
    }

    /** The offset behind the last committed one, by partition. */
    Map<Integer, Long> ends() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .collect(toMap(e -> e.getKey().partition(), Map.Entry::getValue));
    }

    void seekToEnd() {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // now, not at the next poll
    }

    /**
     * Reads so many records.
     *
     * @return when the last of them was read
     */
    long read(long records, double seconds) {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        long left = records;
        while (left > 0) {
            left -= consumer.poll(POLL).count();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(left + " records were not relayed in time");
            }
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
