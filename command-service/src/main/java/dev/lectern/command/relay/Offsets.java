package dev.lectern.command.relay;

import org.apache.kafka.clients.producer.RecordMetadata;

import java.util.List;

/**
 * Tells by their offsets whether records have gone where those before them went. The producer
 * itself writes on, without a word, to a topic that was deleted and created anew.
 */
final class Offsets {

    private final long[] next;

    /**
     * @param next the least that each partition's next record can have
     */
    Offsets(long[] next) {
        this.next = next.clone();
    }

    /**
     * @return whether they prove it; the first record of a partition proves nothing
     * @throws TopicReplacedException if they prove the contrary
     */
    boolean prove(List<RecordMetadata> sent) {
        boolean proven = true;
        for (RecordMetadata record : sent) {
            long least = next[record.partition()];
            if (record.offset() < least) {
                throw new TopicReplacedException(
                        "Partition %d was at offset %d, and now it is at %d: the topic was replaced"
                                .formatted(record.partition(), least, record.offset()));
            }
            proven &= least > 0;
            next[record.partition()] = record.offset() + 1;
        }
        return proven;
    }
}
