package dev.lectern.eventstore.read;

import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.FirstAppend;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Criteria;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The queries of all readers. Each of its methods borrows a connection for one statement, which is
 * one snapshot.
 */
public final class Reader {

    // Ends a page of large events early: octet_length reads the stored size, not the text.
    private static final String PAGE =
            """
            SELECT %s FROM (
              SELECT p.*, sum(octet_length(p.payload) + octet_length(p.metadata)) OVER (ORDER BY p.position
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
              FROM (SELECT * FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?) p) e
            WHERE e.before IS NULL OR e.before < 8388608 ORDER BY e.position\
            """
                    .formatted(Rows.COLUMNS);

    // One index probe for each key, whatever the planner believes: LATERAL with LIMIT leaves it no
    // other way.
    // A page of large events ends early, as above.
    private static final String MATCHING =
            """
            SELECT h.head, h.types, e.found, %s
            FROM (SELECT coalesce(max(position), 0) AS head,
                         CASE WHEN ? THEN (SELECT count(*) FROM event_type) ELSE 0 END AS types FROM event) h
            LEFT JOIN LATERAL (
              SELECT p.*, count(*) OVER () AS found,
                     sum(octet_length(p.payload) + octet_length(p.metadata)) OVER (ORDER BY p.position
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
              FROM (
                SELECT DISTINCT k.position FROM unnest(?::bigint[]) AS q(key)
                CROSS JOIN LATERAL (
                  SELECT position FROM event_key
                  WHERE event_key.key = q.key AND position > ? AND position <= ? ORDER BY position LIMIT ?) k
                ORDER BY k.position LIMIT ?) m
              CROSS JOIN LATERAL (SELECT * FROM event WHERE event.position = m.position LIMIT 1) p
              ) e ON e.before IS NULL OR e.before < 8388608
            ORDER BY e.position\
            """
                    .formatted(Rows.COLUMNS);

    // For the keys of many decisions at once: what came after what is known of each. A large event
    // is left out, and makes its key one that is read page by page.
    private static final String NEWER =
            """
            SELECT h.head, m.key, %s
            FROM (SELECT coalesce(max(position), 0) AS head FROM event) h
            LEFT JOIN LATERAL (
              SELECT q.key, k.position FROM unnest(?::bigint[], ?::bigint[]) AS q(key, after)
              CROSS JOIN LATERAL (
                SELECT position FROM event_key
                WHERE event_key.key = q.key AND position > q.after ORDER BY position LIMIT ?) k) m ON true
            LEFT JOIN LATERAL (
              SELECT * FROM event
              WHERE event.position = m.position AND octet_length(payload) + octet_length(metadata) <= 16384
              LIMIT 1) e ON true\
            """
                    .formatted(Rows.COLUMNS);

    private static final int LARGEST_SOURCE_PAGE = 100;
    private static final int MOST_NEWER_BY_KEY = 40;

    private final DataSource readers;
    private final int pageSize;
    private final int sourcePageSize;
    private volatile Set<String> types = Set.of();

    /**
     * @param pageSize most events of a page of the log; sourcing, where whole events are fetched
     *     before their size is known, has smaller ones
     */
    public Reader(DataSource readers, int pageSize) {
        this.readers = readers;
        this.pageSize = pageSize;
        this.sourcePageSize = Math.min(pageSize, LARGEST_SOURCE_PAGE);
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Some events in position order, and how to go on.
     *
     * @param head the end of the log in the snapshot of this read
     * @param next read on after this position, or null if there is nothing more up to the head
     */
    public record Page(long head, List<StoredEvent> events, @Nullable Long next) {}

    /**
     * What {@link #newer} found.
     *
     * @param events by key, in position order
     * @param incomplete keys with more events than were fetched
     */
    record Newer(long head, Map<Long, List<StoredEvent>> events, Set<Long> incomplete) {}

    /** The events above what is known of each key, in one snapshot. */
    Newer newer(Map<Long, EventCache.Known> known) {
        return query(connection -> {
            try (var statement = connection.prepareStatement(NEWER)) {
                long[] keys = new long[known.size()];
                long[] after = new long[known.size()];
                int i = 0;
                for (var entry : known.entrySet()) {
                    keys[i] = entry.getKey();
                    after[i++] = entry.getValue().upTo();
                }
                statement.setObject(1, keys);
                statement.setObject(2, after);
                statement.setInt(3, MOST_NEWER_BY_KEY);
                try (var result = statement.executeQuery()) {
                    return newer(result);
                }
            }
        });
    }

    private static Newer newer(ResultSet result) throws SQLException {
        var events = new HashMap<Long, List<StoredEvent>>();
        var incomplete = new HashSet<Long>();
        long head = 0;
        while (result.next()) {
            head = result.getLong(1);
            long key = result.getLong(2);
            if (result.wasNull()) {
                break;
            }
            result.getLong(3);
            if (result.wasNull()) {
                incomplete.add(key);
                continue;
            }
            List<StoredEvent> ofKey = events.computeIfAbsent(key, k -> new ArrayList<>());
            ofKey.add(Rows.event(result, 3));
            if (ofKey.size() == MOST_NEWER_BY_KEY) {
                incomplete.add(key);
            }
        }
        events.values()
                .forEach(ofKey -> ofKey.sort(Comparator.comparingLong(StoredEvent::position)));
        return new Newer(head, events, incomplete);
    }

    /**
     * The first page of events that meet the criteria, as of the statement's snapshot.
     *
     * @param upTo ignore what is above this position
     */
    public Page matching(Criteria criteria, long after, long upTo) {
        return query(connection ->
                criteria.isIndexed()
                        ? indexed(connection, criteria, after, upTo)
                        : scan(connection, criteria, after, upTo));
    }

    private Page indexed(Connection connection, Criteria criteria, long after, long upTo)
            throws SQLException {
        boolean needsTypes = criteria.needsTypes();
        while (true) {
            Set<String> known = needsTypes ? types : Set.of();
            try (var statement = connection.prepareStatement(MATCHING)) {
                statement.setBoolean(1, needsTypes);
                statement.setArray(2, connection.createArrayOf("bigint", criteria.keys(known)));
                statement.setLong(3, after);
                statement.setLong(4, upTo);
                statement.setInt(5, sourcePageSize);
                statement.setInt(6, sourcePageSize);
                try (var result = statement.executeQuery()) {
                    result.next();
                    if (needsTypes && result.getLong(2) != known.size()) {
                        types = readTypes(connection); // a type appeared since: ask again with it
                        continue;
                    }
                    return page(result, criteria);
                }
            }
        }
    }

    private Page page(ResultSet result, Criteria criteria) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        long head = result.getLong(1);
        long found = result.getLong(3); // 0 if null
        int rows = 0;
        long last = 0;
        while (rows < found) {
            rows++;
            StoredEvent event = Rows.event(result, 4);
            last = event.position();
            if (criteria.matches(event.type(), event.tags())) {
                events.add(event);
            }
            if (!result.next()) {
                break;
            }
        }
        boolean all = rows == found && found < sourcePageSize;
        return new Page(head, events, all ? null : Long.valueOf(last));
    }

    private Page scan(Connection connection, Criteria criteria, long after, long upTo)
            throws SQLException {
        long head = Math.min(upTo, head(connection));
        List<StoredEvent> all = page(connection, after, head, pageSize);
        boolean more = !all.isEmpty() && all.getLast().position() < head;
        var events = all.stream().filter(e -> criteria.matches(e.type(), e.tags())).toList();
        return new Page(head, events, more ? Long.valueOf(all.getLast().position()) : null);
    }

    private static Set<String> readTypes(Connection connection) throws SQLException {
        var result = new HashSet<String>();
        try (var statement = connection.prepareStatement("SELECT type FROM event_type");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }

    /** Up to {@code limit} events above {@code after} in position order. */
    public List<StoredEvent> page(long after, int limit) {
        return query(connection -> page(connection, after, Long.MAX_VALUE, limit));
    }

    private static List<StoredEvent> page(Connection connection, long after, long upTo, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setInt(3, limit);
            try (var result = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (result.next()) {
                    events.add(Rows.event(result, 1));
                }
                return events;
            }
        }
    }

    /** The last position, 0 if the log is empty. */
    public long head() {
        return query(Reader::head);
    }

    static long head(Connection connection) throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                "SELECT coalesce(max(position), 0) FROM event");
                var result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The last position recorded before {@code at}. */
    public long lastBefore(Instant at) {
        return query(connection -> {
            try (var statement =
                    connection.prepareStatement(
                            "SELECT coalesce((SELECT min(position) - 1 FROM event WHERE recorded_at >= ?),"
                                    + " (SELECT coalesce(max(position), 0) FROM event))")) {
                statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }

    public UUID incarnation() {
        return query(connection -> {
            try (var statement =
                            connection.prepareStatement(
                                    "SELECT incarnation FROM event_store WHERE id = 1");
                    var result = statement.executeQuery()) {
                result.next();
                return result.getObject(1, UUID.class);
            }
        });
    }

    public Optional<FirstAppend> firstAppend(String scope, String key) {
        return query(connection -> {
            try (var statement =
                    connection.prepareStatement(
                            "SELECT fingerprint, first_position, last_position, recorded_at"
                                    + " FROM idempotency_key WHERE scope = ? AND key = ?")) {
                statement.setString(1, scope);
                statement.setString(2, key);
                try (var result = statement.executeQuery()) {
                    return result.next()
                            ? Optional.of(
                                    new FirstAppend(
                                            result.getString(1),
                                            result.getLong(2),
                                            result.getLong(3),
                                            result.getObject(4, OffsetDateTime.class).toInstant()))
                            : Optional.empty();
                }
            }
        });
    }

    public long forgetKeysBefore(Instant time) {
        return query(connection -> {
            try (var statement =
                    connection.prepareStatement(
                            "DELETE FROM idempotency_key WHERE recorded_at < ?")) {
                statement.setObject(1, time.atOffset(ZoneOffset.UTC));
                return (long) statement.executeUpdate();
            }
        });
    }

    private <T> T query(Query<T> query) {
        try (var connection = readers.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new EventStoreUnavailableException(
                    "The event store cannot be read: " + e.getMessage(), e);
        }
    }
}
