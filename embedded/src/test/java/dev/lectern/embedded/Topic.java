package dev.lectern.embedded;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Something to find again: records of the topic {@code notes}, written in transactions. */
final class Topic {

    private static final String NAME = "notes";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Topic() {}

    static void create(KafkaBroker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings(broker))) {
            admin.createTopics(List.of(new NewTopic(NAME, 1, (short) 1))).all().get();
        }
    }

    static void describe(KafkaBroker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings(broker))) {
            admin.describeTopics(List.of(NAME)).allTopicNames().get();
        }
    }

    static void commit(KafkaBroker broker, String text) {
        var settings = settings(broker);
        settings.put("transactional.id", "writer");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(NAME, text));
            producer.commitTransaction();
        }
    }

    /** The records from the beginning; gives up waiting for that many after a while. */
    static List<String> committed(KafkaBroker broker, int count) {
        var settings = settings(broker);
        settings.put("isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = List.of(new TopicPartition(NAME, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var texts = new ArrayList<String>();
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (texts.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> texts.add(record.value()));
            }
            return texts;
        }
    }

    private static Map<String, Object> settings(KafkaBroker broker) {
        return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
