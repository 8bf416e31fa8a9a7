package dev.lectern.command.relay;

import dev.lectern.api.wire.Topics;
import dev.lectern.eventstore.StoredEvent;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes batches of events, each in one transaction together with the progress that it makes. */
final class RelayProducer implements AutoCloseable {

    /** Fixed: whoever starts with it fences whoever used it before. */
    static final String TRANSACTIONAL_ID = "lectern-relay";

    /** After which Kafka gives up a transaction whose writer says nothing more. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    static final String PROGRESS_KEY = "relay";
    static final String SEALED_KEY = "seal";

    private final KafkaProducer<String, String> producer;

    RelayProducer(Map<String, Object> clientConfig) {
        var config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicRules.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private record Refused(long position, Exception reason) {}

    /** Fences every predecessor; what it left uncommitted is aborted. */
    void takeOver() {
        producer.initTransactions();
    }

    /**
     * @param progress asked for once all records are made
     * @param check of where they have gone, before they are committed; what it throws ends the
     *     transaction
     * @return the progress, as it is written
     * @throws RecordRefusedException if Kafka refuses a record for good; nothing of the batch is
     *     visible
     * @throws KafkaException if it may go better with a new producer; nothing of the batch is
     *     visible, or all of it: the progress tells
     */
    Progress send(
            List<StoredEvent> events,
            EventRecords records,
            Supplier<Progress> progress,
            Consumer<List<RecordMetadata>> check) {
        var refused = new AtomicReference<@Nullable Refused>();
        producer.beginTransaction();
        try {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (StoredEvent event : events) {
                sent.add(
                        producer.send(
                                records.next(event),
                                (_, failure) -> {
                                    if (failure != null && isRefusal(failure)) {
                                        refused.compareAndSet(
                                                null, new Refused(event.position(), failure));
                                    }
                                }));
            }
            Progress made = progress.get();
            var _ = producer.send(new ProducerRecord<>(Topics.RELAY, PROGRESS_KEY, made.toJson()));
            producer.flush();
            check.accept(delivered(sent));
            producer.commitTransaction();
            return made;
        } catch (KafkaException e) {
            Refused first = refused.get();
            if (first != null) {
                throw new RecordRefusedException(first.position(), first.reason());
            }
            throw e;
        }
    }

    /**
     * Publishes a part of the log, in a transaction of its own.
     *
     * @param progress that it makes
     * @return its offset
     * @throws KafkaException if it may go better with a new producer
     */
    long seal(String part, String progress) {
        producer.beginTransaction();
        Future<RecordMetadata> sent =
                producer.send(new ProducerRecord<>(Topics.CHECKPOINTS, SEALED_KEY, part));
        var _ = producer.send(new ProducerRecord<>(Topics.RELAY, SEALED_KEY, progress));
        producer.commitTransaction();
        return sent.resultNow().offset();
    }

    /** Those that have arrived; if one has not, the commit is going to fail and to say why. */
    private static List<RecordMetadata> delivered(List<Future<RecordMetadata>> sent) {
        var delivered = new ArrayList<RecordMetadata>();
        for (Future<RecordMetadata> future : sent) {
            if (future.state() == Future.State.SUCCESS) {
                delivered.add(future.resultNow());
            }
        }
        return delivered;
    }

    private static boolean isRefusal(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidTimestampException
                || failure instanceof InvalidRecordException;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
