package dev.lectern.query.projection;

import dev.lectern.api.ConferenceId;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/** Lets a reader wait until what it has written is visible. */
public final class Freshness implements Follower.Listener {

    /** Another instance may follow the partition; then only the table says how far it is. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final DataSource views;
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
        while (true) {
            long before = batches.get();
            if (isApplied(readModel, conference, position)) {
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

    private boolean isApplied(String readModel, ConferenceId conference, long position)
            throws SQLException {
        String sql =
                """
                select s.partitions, p.partition, p.last_position
                from table_set s join progress p on p.table_set = s.id
                where s.schema_name = ? and s.partitions is not null
                """;
        var positions = new HashMap<Integer, Long>();
        int partitions = 0;
        try (var connection = views.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, readModel);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    partitions = result.getInt(1);
                    positions.put(result.getInt(2), result.getLong(3));
                }
            }
        }
        return partitions > 0
                && positions.getOrDefault(partition(conference, partitions), 0L) >= position;
    }
}
