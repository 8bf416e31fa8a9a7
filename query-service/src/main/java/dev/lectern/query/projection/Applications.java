package dev.lectern.query.projection;

import dev.lectern.api.ConferenceId;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/**
 * How far one read model's live tables are, asked of the database once for all who want to know.
 */
final class Applications {

    /** How long an answer is believed: tables may be set back to what they were before. */
    private static final Duration TRUST = Duration.ofSeconds(5);

    private final DataSource views;
    private final String readModel;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Answer latest;

    Applications(DataSource views, String readModel) {
        this.views = views;
        this.readModel = readModel;
    }

    /**
     * Whether everything of the conference up to the position was applied a moment ago, or when
     * this was called, or later. Who asks while somebody else is being answered gets the next
     * answer together with all others.
     *
     * @throws SQLException if the tables cannot be asked
     */
    boolean include(ConferenceId conference, long position)
            throws SQLException, InterruptedException {
        Answer known = latest;
        long now = System.nanoTime();
        return (known != null
                        && now - known.askedAt() < TRUST.toNanos()
                        && known.includes(conference, position))
                || askedSince(now).includes(conference, position);
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
                select s.partitions, p.partition, p.last_position
                from table_set s join progress p on p.table_set = s.id
                where s.schema_name = ? and s.partitions is not null
                """;
        long askedAt = System.nanoTime();
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
        return new Answer(askedAt, partitions, positions);
    }

    /**
     * @param partitions of the topic; 0 if that is unknown
     * @param positions of the last applied event, by partition
     */
    private record Answer(long askedAt, int partitions, Map<Integer, Long> positions) {

        boolean includes(ConferenceId conference, long position) {
            return partitions > 0
                    && positions.getOrDefault(Freshness.partition(conference, partitions), 0L)
                            >= position;
        }
    }
}
