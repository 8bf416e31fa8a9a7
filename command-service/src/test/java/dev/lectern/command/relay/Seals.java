package dev.lectern.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.wire.Seal;
import dev.lectern.api.wire.Topics;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.TrustedKeys;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the checkpoints' topic as somebody does who trusts nothing but a key. */
final class Seals {

    private static final TopicPartition TOPIC = new TopicPartition(Topics.CHECKPOINTS, 0);

    private Seals() {}

    /** What is committed, in order. */
    static List<Seal> read(String kafka) {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false);
        var seals = new ArrayList<Seal>();
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            if (consumer.partitionsFor(Topics.CHECKPOINTS).isEmpty()) {
                return seals;
            }
            consumer.assign(List.of(TOPIC));
            consumer.seekToBeginning(List.of(TOPIC));
            long end = Objects.requireNonNull(consumer.endOffsets(List.of(TOPIC)).get(TOPIC));
            while (consumer.position(TOPIC) < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> seals.add(Seal.fromJson(record.value())));
            }
        }
        return seals;
    }

    /**
     * Checks that the parts are all of the log, each position once and as it is stored, and that
     * every checkpoint is signed and true.
     */
    static void verify(List<Seal> seals, TrustedKeys keys, List<StoredEvent> stored) {
        var digester = new EventLeaf.Digester();
        var hashing = new Hashing();
        var tree = CompactRange.empty();
        for (Seal seal : seals) {
            assertThat(seal.from()).isEqualTo(tree.size() + 1);
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(seal.leaves()));
            while (bytes.hasRemaining()) {
                EventLeaf leaf = EventLeaf.read(tree.size() + 1, bytes);
                StoredEvent event = stored.get((int) tree.size());
                assertThat(leaf)
                        .isEqualTo(
                                new EventLeaf(
                                        event.position(),
                                        EventLeaf.micros(event.recordedAt()),
                                        content(digester, event)));
                tree.append(leaf.hash(hashing));
            }
            Checkpoint checkpoint = keys.open(seal.checkpoint());
            assertThat(checkpoint.size()).isEqualTo(tree.size());
            assertThat(checkpoint.root()).isEqualTo(tree.root());
        }
        assertThat(tree.size()).isEqualTo(stored.size());
    }

    private static dev.lectern.proof.Hash content(EventLeaf.Digester digester, StoredEvent event) {
        var metadata = tools.jackson.databind.json.JsonMapper.shared().readTree(event.metadata());
        return digester.content(
                event.id().toString(),
                event.type(),
                Integer.parseInt(event.version()),
                metadata.path("actor").asString(),
                metadata.path("correlationId").asString(),
                metadata.path("causationId").asString(),
                event.payload());
    }
}
