package dev.lectern.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Metadata;
import dev.lectern.api.wire.Topics;
import dev.lectern.command.deciding.Tags;
import dev.lectern.eventstore.StoredEvent;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Writes batches of events, each in one transaction together with the progress that it makes. */
final class RelayProducer implements AutoCloseable {

    /** Fixed: whoever starts with it fences whoever used it before. */
    static final String TRANSACTIONAL_ID = "lectern-relay";

    private static final String PROGRESS_KEY = "relay";
    private static final String KEY_TAG = Tags.CONFERENCE + ':';

    private final KafkaProducer<String, String> producer;

    RelayProducer(Map<String, Object> clientConfig) {
        var config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RelayTopics.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /** Fences every predecessor; what it left uncommitted is aborted. */
    void takeOver() {
        producer.initTransactions();
    }

    /**
     * @throws RelayHaltedException if Kafka refuses a record for good; nothing of the batch is
     *     visible
     * @throws KafkaException if it may go better with a new producer; nothing of the batch is
     *     visible, or all of it: the progress tells
     */
    void send(List<StoredEvent> events, Progress progress) {
        var refused = new AtomicReference<@Nullable StoredEvent>();
        producer.beginTransaction();
        try {
            // Not one future is looked at: the commit fails if any record did.
            for (StoredEvent event : events) {
                var _ =
                        producer.send(
                                record(event, progress.incarnation()),
                                (_, failure) -> {
                                    if (isRefusal(failure)) {
                                        refused.compareAndSet(null, event);
                                    }
                                });
            }
            var _ =
                    producer.send(
                            new ProducerRecord<>(Topics.RELAY, PROGRESS_KEY, progress.toJson()));
            producer.commitTransaction();
        } catch (KafkaException e) {
            StoredEvent event = refused.get();
            if (event != null) {
                throw new RelayHaltedException(
                        "Kafka refuses the event at position " + event.position(), e);
            }
            throw e;
        }
    }

    private static boolean isRefusal(@Nullable Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException;
    }

    private static ProducerRecord<String, String> record(StoredEvent event, UUID incarnation) {
        var record = new ProducerRecord<>(Topics.EVENTS, key(event), event.payload());
        attributes(event, incarnation)
                .toHeaders()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static Attributes attributes(StoredEvent event, UUID incarnation) {
        try {
            return new Attributes(
                    event.id(),
                    new EventType(event.type(), Integer.parseInt(event.version())),
                    event.position(),
                    incarnation,
                    event.recordedAt(),
                    FactJson.mapper().readValue(event.metadata(), Metadata.class));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new RelayHaltedException(
                    "The event at position " + event.position() + " is none of ours", e);
        }
    }

    private static String key(StoredEvent event) {
        return event.tags().stream()
                .filter(tag -> tag.startsWith(KEY_TAG))
                .map(tag -> tag.substring(KEY_TAG.length()))
                .findFirst()
                .orElseThrow(() ->
                        new RelayHaltedException(
                                "The event at position "
                                        + event.position()
                                        + " belongs to no conference"));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
