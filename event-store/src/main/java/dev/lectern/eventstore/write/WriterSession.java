package dev.lectern.eventstore.write;

import dev.lectern.eventstore.EventStoreSettings;
import dev.lectern.eventstore.FirstAppend;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.index.EventKeys;
import dev.lectern.eventstore.index.Tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** The writer's connection, kept for as long as it works. */
final class WriterSession implements AutoCloseable {

    private static final String INSERT =
            """
            WITH stored AS (
              INSERT INTO event (position, event_id, type, version, recorded_at, payload, metadata, tags)
              SELECT u.position, u.id, u.type, u.version, ?, u.payload, u.metadata, u.tags::text[]
              FROM unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS u(position, id, type, version, payload, metadata, tags))
            INSERT INTO event_key (key, position) SELECT * FROM unnest(?::bigint[], ?::bigint[])\
            """;

    private static final String INSERT_KEYS =
            """
            INSERT INTO idempotency_key (scope, key, fingerprint, first_position, last_position, recorded_at)
            SELECT u.*, ?::timestamptz FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[]) AS u\
            """;

    // One index probe for each key. Joined otherwise, all of the table is read: the plan is made
    // once, while it is small.
    private static final String FIRST_APPENDS =
            """
            SELECT i.scope, i.key, i.fingerprint, i.first_position, i.last_position, i.recorded_at
            FROM unnest(?::text[], ?::text[]) AS u(scope, key)
            CROSS JOIN LATERAL (
              SELECT * FROM idempotency_key k WHERE k.scope = u.scope AND k.key = u.key LIMIT 1) i\
            """;

    private final Connection connection;
    private final String lock;
    private final String claimsAndLock;
    private final ConditionQueries conditions;

    private WriterSession(Connection connection, EventStoreSettings settings) {
        this.connection = connection;
        this.lock = lockAndHead(settings.transactionTimeout().toMillis());
        this.claimsAndLock = ConditionQueries.ABOVE + ";\n" + lock;
        this.conditions = new ConditionQueries(connection);
    }

    /**
     * Two statements in one round trip. The second has a snapshot of its own, taken when the lock
     * is held: it sees all that was committed before. From there on the transaction is timed, so
     * that a node that stops inside a batch is cut off; the wait for the lock is not counted, or
     * those who wait for such a node would be cut off with it.
     */
    private static String lockAndHead(long timeoutMillis) {
        return """
        SELECT id FROM event_lock WHERE id = 1 FOR UPDATE;
        SELECT coalesce(e.position, 0), greatest(clock_timestamp(), e.recorded_at),
               set_config('transaction_timeout', '%d', true)
        FROM (VALUES (1)) AS one
        LEFT JOIN LATERAL (SELECT position, recorded_at FROM event ORDER BY position DESC LIMIT 1) e ON true\
        """
                .formatted(timeoutMillis);
    }

    static WriterSession open(DataSource writer, EventStoreSettings settings) throws SQLException {
        Connection connection = writer.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) settings.networkTimeout().toMillis());
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                long millis = settings.transactionTimeout().toMillis();
                statement.execute(
                        "SET lock_timeout = %d; SET tcp_user_timeout = %d; SET tcp_keepalives_idle = 1;"
                                        .formatted(settings.lockTimeout().toMillis(), millis)
                                + " SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 2;"
                                + " SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
                                + " SET synchronous_commit = on");
            }
            connection.setAutoCommit(false);
            return new WriterSession(connection, settings);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * What was found on taking the lock.
     *
     * @param above before it was held; empty if no key was asked for
     */
    record Locked(Head head, ConditionQueries.Above above) {}

    /**
     * Takes the lock that orders the batches of all nodes and reads where the log ends. On the way,
     * before it waits for the lock, looks up keys: one round trip for all.
     */
    Locked lock(Map<Long, Long> afterByKey) throws SQLException {
        boolean claims = !afterByKey.isEmpty();
        String sql = claims ? claimsAndLock : lock;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (claims) {
                ConditionQueries.setKeys(statement, afterByKey);
            }
            statement.execute();
            var above = new ConditionQueries.Above(Set.of(), 0);
            if (claims) {
                try (ResultSet result = statement.getResultSet()) {
                    above = ConditionQueries.above(result);
                }
                next(statement);
            }
            next(statement);
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                var head =
                        new Head(
                                result.getLong(1),
                                result.getObject(2, OffsetDateTime.class).toInstant());
                return new Locked(head, above);
            }
        }
    }

    private static void next(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("The database answered fewer statements than were asked");
        }
    }

    /** Looks up, in the transaction of this session, what memory cannot say of conditions. */
    ConditionQueries conditions() {
        return conditions;
    }

    /** Tells the tail what other nodes have appended. */
    void catchUp(Tail tail, long head) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT position, type, tags FROM event WHERE position > ? AND position <= ? ORDER BY position")) {
            statement.setLong(1, tail.head());
            statement.setLong(2, head);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    String type = result.getString(2);
                    Set<String> tags = tags(result, 3);
                    tail.add(result.getLong(1), type, tags, EventKeys.of(type, tags));
                }
            }
        }
    }

    static Set<String> tags(ResultSet result, int column) throws SQLException {
        return Set.of((String[]) result.getArray(column).getArray());
    }

    Map<UUID, Long> positions(Collection<UUID> ids) throws SQLException {
        var positions = new HashMap<UUID, Long>();
        try (var statement =
                connection.prepareStatement(
                        "SELECT event_id, position FROM event WHERE event_id = ANY (?::uuid[])")) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    positions.put(result.getObject(1, UUID.class), result.getLong(2));
                }
            }
        }
        return positions;
    }

    /**
     * By scope and key; the fingerprints of the keys that are returned are those that were stored.
     */
    Map<IdempotencyKey, FirstAppend> firstAppends(List<IdempotencyKey> keys) throws SQLException {
        var found = new HashMap<IdempotencyKey, FirstAppend>();
        try (var statement = connection.prepareStatement(FIRST_APPENDS)) {
            setTexts(statement, 1, keys.stream().map(IdempotencyKey::scope).toList());
            setTexts(statement, 2, keys.stream().map(IdempotencyKey::key).toList());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var key =
                            new IdempotencyKey(
                                    result.getString(1), result.getString(2), result.getString(3));
                    found.put(
                            key,
                            new FirstAppend(
                                    key.fingerprint(),
                                    result.getLong(4),
                                    result.getLong(5),
                                    result.getObject(6, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return found;
    }

    void insert(Batch batch) throws SQLException {
        var recordedAt = batch.recordedAt().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, recordedAt);
            setLongs(statement, 2, batch.positions);
            statement.setArray(3, connection.createArrayOf("uuid", batch.ids.toArray()));
            setTexts(statement, 4, batch.types);
            setTexts(statement, 5, batch.versions);
            setTexts(statement, 6, batch.payloads);
            setTexts(statement, 7, batch.metadata);
            setTexts(statement, 8, batch.tags);
            setLongs(statement, 9, batch.keys);
            setLongs(statement, 10, batch.keyPositions);
            statement.executeUpdate();
        }
        if (!batch.firstAppends.isEmpty()) {
            insertKeys(batch, recordedAt);
        }
    }

    private void insertKeys(Batch batch, OffsetDateTime recordedAt) throws SQLException {
        var keys = batch.firstAppends.keySet();
        var firsts = batch.firstAppends.values();
        try (var statement = connection.prepareStatement(INSERT_KEYS)) {
            statement.setObject(1, recordedAt);
            setTexts(statement, 2, keys.stream().map(IdempotencyKey::scope).toList());
            setTexts(statement, 3, keys.stream().map(IdempotencyKey::key).toList());
            setTexts(statement, 4, keys.stream().map(IdempotencyKey::fingerprint).toList());
            setLongs(statement, 5, firsts.stream().map(FirstAppend::firstPosition).toList());
            setLongs(statement, 6, firsts.stream().map(FirstAppend::lastPosition).toList());
            statement.executeUpdate();
        }
    }

    void insertTypes(Collection<String> types) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "INSERT INTO event_type (type) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING")) {
            setTexts(statement, 1, List.copyOf(types));
            statement.executeUpdate();
        }
    }

    private static void setTexts(PreparedStatement statement, int index, List<String> texts)
            throws SQLException {
        statement.setObject(index, texts.toArray(String[]::new));
    }

    private static void setLongs(PreparedStatement statement, int index, List<Long> numbers)
            throws SQLException {
        statement.setObject(index, numbers.stream().mapToLong(Long::longValue).toArray());
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
