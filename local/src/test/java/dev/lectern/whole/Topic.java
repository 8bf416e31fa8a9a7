package dev.lectern.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Predecessor;
import dev.lectern.api.wire.Topics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a subscriber sees: everything that is committed, from the beginning. */
final class Topic {

    private Topic() {}

    /** A record, and what its headers say. */
    record Relayed(int partition, String key, Attributes attributes, Predecessor predecessor) {

        long position() {
            return attributes.position();
        }
    }

    /** One partition after the other, each in its order. */
    static List<Relayed> read(String kafka) {
        return records(kafka, Topics.EVENTS).stream()
                .map(Topic::relayed)
                .sorted(Comparator.comparingInt(Relayed::partition))
                .toList();
    }

    /** All records of a topic. */
    static List<ConsumerRecord<String, String>> records(String kafka, String topic) {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false);
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < end.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Every position, as often as it is there, in ascending order. */
    static List<Long> positions(String kafka) {
        return read(kafka).stream().map(Relayed::position).sorted().toList();
    }

    private static Relayed relayed(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
        return new Relayed(
                record.partition(),
                record.key(),
                Attributes.fromHeaders(headers),
                Predecessor.fromHeaders(headers));
    }
}
