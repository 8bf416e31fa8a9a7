package dev.lectern.query.projection;

import static java.util.Comparator.comparingInt;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Applies what was polled of several partitions in one transaction, as a few events of each cost
 * little more than one. Where that fails, each partition is on its own: an event that cannot be
 * applied stops no other's. What changes no row is kept back for a moment: to say only how far one
 * has come costs a transaction as well.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final BatchWriter writer;

    Delivery(BatchWriter writer) {
        this.writer = writer;
    }

    /**
     * @param polled the next records of each; those of a follower that does not follow are left
     */
    void deliver(Map<Follower, List<ConsumerRecord<String, String>>> polled) {
        var batches = new TreeMap<Follower, Batch>(comparingInt(Follower::partition));
        polled.forEach((follower, records) -> {
            if (follower.isFollowing()) {
                batches.put(follower, follower.read(records));
            }
        });
        if (batches.values().stream().allMatch(Batch::changesNothing)
                && batches.keySet().stream().noneMatch(Follower::isOverdue)) {
            batches.forEach(Follower::keepBack);
        } else if (batches.size() == 1) {
            batches.forEach(Follower::apply);
        } else {
            applyTogether(batches);
        }
    }

    private void applyTogether(SortedMap<Follower, Batch> batches) {
        try {
            writer.write(batches.values());
            batches.forEach(Follower::applied);
        } catch (SQLException e) {
            if (Failure.isLasting(e) || Failure.isTooSlow(e)) {
                applyOneByOne(batches, e);
            } else {
                // Perhaps it is written: each finds out when it claims its partition again.
                batches.keySet().forEach(follower -> follower.cannotWrite(e));
            }
        } catch (RuntimeException e) {
            applyOneByOne(batches, e);
        }
    }

    private static void applyOneByOne(Map<Follower, Batch> batches, Exception e) {
        LOG.debug("{} partitions cannot be written together", batches.size(), e);
        batches.forEach(Follower::apply);
    }
}
