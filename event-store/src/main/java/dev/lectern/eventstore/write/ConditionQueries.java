package dev.lectern.eventstore.write;

import dev.lectern.eventstore.index.Criteria;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What conditions need from the database where their markers are too old for memory. */
final class ConditionQueries {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;

    private static final String MATCHING =
            """
            SELECT h.head, m.position, e.type, e.tags
            FROM (SELECT coalesce(max(position), 0) AS head FROM event) h
            LEFT JOIN LATERAL (
              SELECT k.position FROM unnest(?::bigint[]) AS q(key)
              CROSS JOIN LATERAL (SELECT position FROM event_key WHERE event_key.key = q.key AND position > ? ORDER BY position LIMIT ?) k
              ORDER BY k.position LIMIT ?) m ON true
            LEFT JOIN LATERAL (SELECT type, tags FROM event WHERE event.position = m.position LIMIT 1) e ON true
            ORDER BY m.position\
            """;

    // One index probe for each key, as above; what it finds may have the key of something else.
    static final String ABOVE =
            """
            SELECT h.head, a.key
            FROM (SELECT coalesce(max(position), 0) AS head FROM event) h
            LEFT JOIN LATERAL (
              SELECT q.key FROM unnest(?::bigint[], ?::bigint[]) AS q(key, after)
              CROSS JOIN LATERAL (SELECT 1 FROM event_key WHERE event_key.key = q.key AND position > q.after ORDER BY position LIMIT 1) k
            ) a ON true\
            """;

    private final Connection connection;

    ConditionQueries(Connection connection) {
        this.connection = connection;
    }

    /** What {@link #matching} found. */
    record Check(boolean found, long head) {}

    /**
     * Whether an event above the position meets the criteria, and how far the log reached when that
     * was looked up. Said to be found as well where it takes too long to tell: all others wait for
     * the answer, and the decision taken anew has a marker that is young.
     */
    Check matching(Criteria criteria, long after) throws SQLException {
        if (!criteria.needsTypes()) {
            return matching(criteria, criteria.keys(Set.of()), after);
        }
        long known = head(); // before the types: each event up to here has a type that is read next
        Check check = matching(criteria, criteria.keys(types()), after);
        return new Check(check.found(), Math.min(known, check.head()));
    }

    private long head() throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                "SELECT coalesce(max(position), 0) FROM event");
                var result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private Check matching(Criteria criteria, Long[] keys, long after) throws SQLException {
        long head = 0;
        long cursor = after;
        try (var statement = connection.prepareStatement(MATCHING)) {
            for (int page = 0; page < MOST_PAGES; page++) {
                statement.setArray(1, connection.createArrayOf("bigint", keys));
                statement.setLong(2, cursor);
                statement.setInt(3, PAGE);
                statement.setInt(4, PAGE);
                int rows = 0;
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        head = cursor == after ? result.getLong(1) : head;
                        long position = result.getLong(2);
                        if (result.wasNull()) {
                            break;
                        }
                        rows++;
                        if (criteria.matches(result.getString(3), WriterSession.tags(result, 4))) {
                            return new Check(true, head);
                        }
                        cursor = position;
                    }
                }
                if (rows < PAGE) {
                    return new Check(false, head);
                }
            }
        }
        return new Check(true, head);
    }

    /**
     * What {@link #above} found.
     *
     * @param head how far the log reached
     */
    record Above(Set<Long> keys, long head) {}

    /** Which keys an event above the position given for each has. */
    Above above(Map<Long, Long> afterByKey) throws SQLException {
        try (var statement = connection.prepareStatement(ABOVE)) {
            setKeys(statement, afterByKey);
            try (var result = statement.executeQuery()) {
                return above(result);
            }
        }
    }

    static void setKeys(PreparedStatement above, Map<Long, Long> afterByKey) throws SQLException {
        above.setObject(1, longs(afterByKey.keySet()));
        above.setObject(2, longs(afterByKey.values()));
    }

    static Above above(ResultSet result) throws SQLException {
        var found = new HashSet<Long>();
        long head = 0;
        while (result.next()) {
            head = result.getLong(1);
            long key = result.getLong(2);
            if (!result.wasNull()) {
                found.add(key);
            }
        }
        return new Above(found, head);
    }

    private static long[] longs(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private Set<String> types() throws SQLException {
        var types = new HashSet<String>();
        try (var statement = connection.prepareStatement("SELECT type FROM event_type");
                var result = statement.executeQuery()) {
            while (result.next()) {
                types.add(result.getString(1));
            }
        }
        return types;
    }
}
