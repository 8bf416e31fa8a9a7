package dev.lectern.query.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Metadata;
import dev.lectern.api.wire.Predecessor;
import dev.lectern.api.wire.Seal;
import dev.lectern.proof.TrustedKeys;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;

/** The topic, written as the relay writes it: transactions of keyed records with headers. */
public final class EventLog implements AutoCloseable {

    /** When the event at position 0 would have been; each one is a second after the last. */
    private static final Instant EPOCH = Instant.parse("2026-11-23T12:00:00.000001Z");

    private static final Metadata ORGANISER =
            new Metadata("member:organiser", "correlation", "causation");

    private final String topic;
    private final Keys keys;
    private final UUID incarnation = UUID.randomUUID();
    private final KafkaProducer<String, String> producer;
    private final List<ProducerRecord<String, String>> records = new ArrayList<>();
    private final Map<Integer, Long> lastPositions = new HashMap<>();
    private final LogSealer sealer = new LogSealer();
    private long position;

    /**
     * @param keys also of the rights that the facts are about
     */
    public EventLog(String topic, Keys keys) {
        this.topic = topic;
        this.keys = keys;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                Servers.kafka(),
                                "transactional.id",
                                "relay-of-" + topic + UUID.randomUUID()),
                        new StringSerializer(),
                        new StringSerializer());
        producer.initTransactions();
    }

    /**
     * Appends the facts in one transaction.
     *
     * @return the position of the last one
     */
    public synchronized long append(Fact... facts) {
        return append(ORGANISER, facts);
    }

    /** The same, of what somebody else did. */
    public synchronized long append(Metadata metadata, Fact... facts) {
        keys.grant(List.of(facts));
        var batch = new ArrayList<ProducerRecord<String, String>>();
        for (Fact fact : facts) {
            EventType type = EventTypes.of(fact.getClass());
            batch.add(record(fact.key(), type, FactJson.write(fact), metadata));
        }
        send(batch);
        return position;
    }

    public long append(List<? extends Fact> facts) {
        return append(facts.toArray(Fact[]::new));
    }

    /** Appends what no released software has written. */
    public synchronized long append(String conference, EventType type, String json) {
        send(List.of(record(conference, type, json, ORGANISER)));
        return position;
    }

    /** Sends everything anew, to a topic that was lost or by a relay that repeats itself. */
    public synchronized void repeat(String toTopic) {
        var again = new ArrayList<ProducerRecord<String, String>>();
        for (ProducerRecord<String, String> one : records) {
            again.add(new ProducerRecord<>(toTopic, null, one.key(), one.value(), one.headers()));
        }
        transact(again);
    }

    /** Seals all that was appended, as the relay's instance does. */
    public synchronized void seal() {
        publish(sealer.seal());
    }

    /** Seals something else than what was appended last. */
    public synchronized void sealAnother() {
        publish(sealer.sealAnother());
    }

    /** Seals everything again, in one part, to a topic that was lost. */
    public synchronized void sealAnew() {
        publish(sealer.sealAnew());
    }

    /** The last one. */
    public synchronized long position() {
        return position;
    }

    /** Where the log is sealed. */
    public static String checkpointsOf(String topic) {
        return topic + "-checkpoints";
    }

    /** What verifies its checkpoints. */
    public TrustedKeys keyOfCheckpoints() {
        return TrustedKeys.of(sealer.publicKey());
    }

    private void publish(Seal seal) {
        transact(List.of(new ProducerRecord<>(checkpointsOf(topic), "seal", seal.toJson())));
    }

    public static Instant recordedAt(long position) {
        return EPOCH.plusSeconds(position);
    }

    /** The part that says when it was. */
    public static String beginningOfId(long position) {
        return id(recordedAt(position)).toString().substring(0, 13);
    }

    /** As the store gives them: of version 7, which begins with the time. */
    private static UUID id(Instant time) {
        UUID random = UUID.randomUUID();
        return new UUID(
                (time.toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xfff),
                random.getLeastSignificantBits());
    }

    private ProducerRecord<String, String> record(
            String key, EventType type, String json, Metadata metadata) {
        position++;
        var attributes =
                new Attributes(
                        id(recordedAt(position)),
                        type,
                        position,
                        incarnation,
                        recordedAt(position),
                        metadata);
        sealer.add(attributes, json);
        var produced = new ProducerRecord<>(topic, key, json);
        attributes
                .toHeaders()
                .forEach((name, value) -> produced.headers().add(name, value.getBytes(UTF_8)));
        predecessor(key)
                .toHeaders()
                .forEach((name, value) -> produced.headers().add(name, value.getBytes(UTF_8)));
        return produced;
    }

    private Predecessor predecessor(String key) {
        int partitions = producer.partitionsFor(topic).size();
        Long before =
                lastPositions.put(
                        BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), partitions),
                        position);
        return new Predecessor(before == null ? 0 : before);
    }

    private void send(List<ProducerRecord<String, String>> batch) {
        records.addAll(batch);
        transact(batch);
    }

    private void transact(List<ProducerRecord<String, String>> batch) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = batch.stream().map(producer::send).toList();
        producer.commitTransaction();
        if (!sent.stream().allMatch(Future::isDone)) {
            throw new IllegalStateException("committed without having been sent");
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
