package dev.lectern.query.projection;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** Lets a reader wait until what it has written is visible. */
public final class Freshness {

    /** Another instance may follow the partition; then only the table says how far it is. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final DataSource views;
    private final Map<String, Applications> byReadModel = new ConcurrentHashMap<>();

    Freshness(DataSource views) {
        this.views = views;
    }

    /**
     * Waits until the read model has applied everything of the key up to the position.
     *
     * @param key of records on the topic: a conference's id, or an organisation's
     * @param patience how long at most
     * @return whether it has
     * @throws SQLException if the tables cannot be asked
     */
    public boolean await(String readModel, String key, long position, Duration patience)
            throws SQLException, InterruptedException {
        Applications applications = applications(readModel);
        long deadline = System.nanoTime() + patience.toNanos();
        long due = System.nanoTime();
        if (applications.isFollowedHere(key)) {
            due += LOOK_AGAIN.toNanos();
        }
        while (true) {
            long before = applications.changes();
            if (applications.isKnownToInclude(key, position)) {
                return true;
            }
            long now = System.nanoTime();
            boolean isLast = now - deadline >= 0;
            if (isLast || now - due >= 0) {
                if (applications.include(key, position)) {
                    return true;
                }
                if (isLast) {
                    return false;
                }
                due = System.nanoTime() + LOOK_AGAIN.toNanos();
            }
            applications.awaitChange(before, Math.min(due, deadline) - System.nanoTime());
        }
    }

    /**
     * Whether the read model had applied all that the topic holds, about a second ago; not as long
     * as that is unknown.
     *
     * @throws SQLException if the tables cannot be asked
     */
    public boolean isCaughtUp(String readModel) throws SQLException {
        String sql =
                """
                select bool_and(coalesce(p.behind, 1) = 0 and p.stopped_reason is null)
                from table_set s join progress p on p.table_set = s.id
                where s.schema_name = ?
                """;
        try (var connection = views.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, readModel);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /**
     * Takes how far these tables are, which are filled here.
     *
     * @param position up to which they are as if everything were written
     */
    void reached(String readModel, UUID tables, int partition, long position) {
        applications(readModel).reached(tables, partition, position);
    }

    private Applications applications(String readModel) {
        return byReadModel.computeIfAbsent(readModel, name -> new Applications(views, name));
    }

    /** The partition that Kafka's default partitioner gives a key. */
    static int partition(String key, int partitions) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }
}
