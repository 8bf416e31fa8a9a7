package dev.lectern.command.relay;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads what a subscriber sees: everything that is committed, from the beginning. */
final class TopicReader {

    private TopicReader() {}

    /** A record and what its headers say. */
    record Relayed(
            int partition,
            String key,
            String value,
            Attributes attributes,
            Predecessor predecessor) {}

    /** In the order of each partition, one partition after the other. */
    static List<Relayed> read(String kafka) {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.EVENTS).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = new HashMap<>(consumer.endOffsets(partitions));
            var found = new TreeMap<Integer, List<Relayed>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(end.get(p)))) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    found.computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                            .add(relayed(record));
                }
            }
            return found.values().stream().flatMap(List::stream).toList();
        }
    }

    /** Every position that is on the topic, as often as it is there, in ascending order. */
    static List<Long> positions(String kafka) {
        return read(kafka).stream().map(r -> r.attributes().position()).sorted().toList();
    }

    private static Relayed relayed(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
        return new Relayed(
                record.partition(),
                record.key(),
                record.value(),
                Attributes.fromHeaders(headers),
                Predecessor.fromHeaders(headers));
    }
}
