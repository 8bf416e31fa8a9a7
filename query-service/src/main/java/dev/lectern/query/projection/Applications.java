package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/**
 * How far one read model's live tables are: told by who fills them here, and asked of the database
 * once for all who want to know.
 */
final class Applications {

    /** How long an answer is believed: tables may be set back to what they were before. */
    private static final Duration TRUST = Duration.ofSeconds(5);

    private static final UUID NONE = new UUID(0, 0);

    private final DataSource views;
    private final String readModel;
    private final Map<UUID, Map<Integer, Long>> reachedHere = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private final ReentrantLock changing = new ReentrantLock();
    private final Condition changed = changing.newCondition();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Answer latest;

    Applications(DataSource views, String readModel) {
        this.views = views;
        this.readModel = readModel;
    }

    /** Takes how far tables are that are filled here, be they live or not. */
    void reached(UUID tables, int partition, long position) {
        Long before =
                reachedHere
                        .computeIfAbsent(tables, _ -> new ConcurrentHashMap<>())
                        .put(partition, position);
        changing.lock();
        try {
            if (before != null && position < before) {
                latest = null; // they were set back
            }
            changes.incrementAndGet();
            changed.signalAll();
        } finally {
            changing.unlock();
        }
    }

    /** Counts what {@link #awaitChange} waits for. */
    long changes() {
        return changes.get();
    }

    /** Waits until tables that are filled here have come further than when it was counted. */
    void awaitChange(long since, long nanos) throws InterruptedException {
        long left = nanos;
        changing.lockInterruptibly();
        try {
            while (changes.get() == since && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            changing.unlock();
        }
    }

    /** Whether the live tables are, or were a moment ago, filled here with this key. */
    boolean isFollowedHere(String key) {
        Answer known = latest;
        return known != null && reachedHere(known, key) != null;
    }

    /**
     * Whether everything of the key up to the position is applied, as far as that is known without
     * asking. Tables that were live when somebody asked last will do: in those that took their
     * place is everything that was in them.
     */
    boolean isKnownToInclude(String key, long position) {
        Answer known = latest;
        if (known == null) {
            return false;
        }
        Long here = reachedHere(known, key);
        return (here != null && here >= position)
                || (System.nanoTime() - known.askedAt() < TRUST.toNanos()
                        && known.includes(key, position));
    }

    private @Nullable Long reachedHere(Answer known, String key) {
        Map<Integer, Long> here = reachedHere.get(known.tables());
        return here == null || known.partitions() == 0
                ? null
                : here.get(Freshness.partition(key, known.partitions()));
    }

    /**
     * Whether everything of the key up to the position was applied a moment ago, or when this was
     * called, or later. Who asks while somebody else is being answered gets the next answer
     * together with all others.
     *
     * @throws SQLException if the tables cannot be asked
     */
    boolean include(String key, long position) throws SQLException, InterruptedException {
        return askedSince(System.nanoTime()).includes(key, position)
                || isKnownToInclude(key, position);
    }

    private Answer askedSince(long moment) throws SQLException, InterruptedException {
        asking.lockInterruptibly();
        try {
            Answer known = latest;
            if (known != null && known.askedAt() - moment >= 0) {
                return known;
            }
            Answer answer = ask();
            latest = answer;
            return answer;
        } finally {
            asking.unlock();
        }
    }

    private Answer ask() throws SQLException {
        String sql =
                """
                select s.id, s.partitions, p.partition, p.last_position
                from table_set s join progress p on p.table_set = s.id
                where s.schema_name = ? and s.partitions is not null
                """;
        long askedAt = System.nanoTime();
        var positions = new HashMap<Integer, Long>();
        int partitions = 0;
        UUID tables = NONE;
        try (var connection = views.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, readModel);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    tables = result.getObject(1, UUID.class);
                    partitions = result.getInt(2);
                    positions.put(result.getInt(3), result.getLong(4));
                }
            }
        }
        return new Answer(askedAt, tables, partitions, positions);
    }

    /**
     * @param tables that are live
     * @param partitions of the topic; 0 if that is unknown
     * @param positions of the last written event, by partition
     */
    private record Answer(long askedAt, UUID tables, int partitions, Map<Integer, Long> positions) {

        boolean includes(String key, long position) {
            return partitions > 0
                    && positions.getOrDefault(Freshness.partition(key, partitions), 0L) >= position;
        }
    }
}
