package dev.lectern.query.projection;

import dev.lectern.api.ConferenceId;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/** Lets a reader wait until what it has written is visible. */
public final class Freshness implements Follower.Listener {

    /** Another instance may follow the partition; then only the table says how far it is. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final DataSource views;
    private final Map<String, Applications> byReadModel = new ConcurrentHashMap<>();
    private final AtomicLong batches = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();

    Freshness(DataSource views) {
        this.views = views;
    }

    /**
     * Waits until the read model has applied everything of the conference up to the position.
     *
     * @param patience how long at most
     * @return whether it has
     * @throws SQLException if the tables cannot be asked
     */
    public boolean await(
            String readModel, ConferenceId conference, long position, Duration patience)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Applications applications =
                byReadModel.computeIfAbsent(readModel, name -> new Applications(views, name));
        while (true) {
            long before = batches.get();
            if (applications.include(conference, position)) {
                return true;
            }
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            awaitBatch(before);
        }
    }

    private void awaitBatch(long before) throws InterruptedException {
        long left = LOOK_AGAIN.toNanos();
        lock.lockInterruptibly();
        try {
            while (batches.get() == before && left > 0) {
                left = applied.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void applied(int partition, List<Received> batch) {
        lock.lock();
        try {
            batches.incrementAndGet();
            applied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The partition that Kafka's default partitioner gives a key. */
    static int partition(ConferenceId conference, int partitions) {
        byte[] key = conference.value().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
