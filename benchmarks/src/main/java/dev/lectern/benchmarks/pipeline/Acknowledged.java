package dev.lectern.benchmarks.pipeline;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Every write that was acknowledged and is not applied yet, by partition of the topic. */
final class Acknowledged {

    private final List<ConcurrentSkipListMap<Long, Long>> partitions = new ArrayList<>();

    Acknowledged(int partitions) {
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ConcurrentSkipListMap<>());
        }
    }

    /**
     * @param events acknowledged and not applied
     * @param millis for how long the oldest of them has been acknowledged
     */
    record Lag(long events, double millis) {}

    void note(String conference, long position) {
        byte[] key = conference.getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % partitions.size();
        partitions.get(partition).put(position, System.nanoTime());
    }

    /**
     * Forgets what is applied.
     *
     * @param asked when the positions were asked for
     */
    Lag behind(Map<Integer, Long> applied, long asked) {
        long events = 0;
        long oldest = asked;
        for (int i = 0; i < partitions.size(); i++) {
            var waiting = partitions.get(i);
            waiting.headMap(applied.getOrDefault(i, 0L), true).clear();
            for (long since : waiting.values()) {
                if (since <= asked) {
                    events++;
                    oldest = Math.min(oldest, since);
                }
            }
        }
        return new Lag(events, (asked - oldest) / 1e6);
    }

    void forget() {
        partitions.forEach(Map::clear);
    }
}
