package dev.lectern.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.Predecessor;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The last position of each partition, by which every record says what comes before it. A topic
 * that gets another number of partitions would tear them, so the number is what it was at first.
 */
final class Chains {

    private final long[] last;

    /**
     * @param last position of each partition, 0 where there is none
     */
    Chains(List<Long> last) {
        this.last = last.stream().mapToLong(Long::longValue).toArray();
    }

    /** Before the first record. */
    static Chains of(int partitions) {
        return new Chains(Collections.nCopies(partitions, 0L));
    }

    /** As every Kafka client does it by default; readers rely on it. */
    int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), last.length);
    }

    /** Appends the position to the partition's. */
    Predecessor append(int partition, long position) {
        var predecessor = new Predecessor(last[partition]);
        last[partition] = position;
        return predecessor;
    }

    List<Long> last() {
        return Arrays.stream(last).boxed().toList();
    }
}
