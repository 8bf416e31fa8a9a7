package dev.lectern.command.rights;

import dev.lectern.access.AccessEntry;
import dev.lectern.access.AccessUnknownException;
import dev.lectern.access.Directory;
import dev.lectern.eventstore.EventStoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Writes what events say of rights into {@code lectern_keys}, in their order, each once. Who
 * changes rights waits for it: what was acknowledged is in effect wherever rights are looked up,
 * and the keys of whoever was erased are destroyed. What a killed instance has left undone, any
 * other makes up for within a second.
 */
public final class RightsProjection implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RightsProjection.class);

    private final RightsEvents events;
    private final DataSource keys;
    private final Directory directory;
    private volatile boolean replayed;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("rights").daemon().factory());

    public RightsProjection(RightsEvents events, DataSource keys, Directory directory) {
        this.events = events;
        this.keys = keys;
        this.directory = directory;
        var _ =
                clock.scheduleWithFixedDelay(
                        this::makeUp, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Everything that has been recorded so far is in effect once this returns.
     *
     * @throws NotInEffectException if the events or the key store cannot be reached
     */
    public void catchUp() {
        try {
            project();
            directory.refresh();
        } catch (SQLException | EventStoreUnavailableException | AccessUnknownException e) {
            throw new NotInEffectException(e);
        }
    }

    private void makeUp() {
        try {
            project();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Changed rights are not in effect yet: {}", e.toString());
        }
    }

    private void project() throws SQLException {
        try (Connection connection = keys.getConnection()) {
            connection.setAutoCommit(false);
            try {
                project(connection);
                if (!replayed) {
                    replayErasures(connection);
                }
                connection.commit();
                replayed = true;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void project(Connection connection) throws SQLException {
        UUID incarnation = events.incarnation();
        long position = lock(connection, incarnation);
        List<RightsEvents.Changed> changes = events.after(position);
        if (changes.isEmpty()) {
            return;
        }
        for (RightsEvents.Changed change : changes) {
            put(connection, change.entry(), change.position());
            Erasures.apply(connection, change.entry());
        }
        advance(connection, incarnation, changes.getLast().position());
    }

    /** The keys may have been restored from a backup that is older than an erasure. */
    private void replayErasures(Connection connection) throws SQLException {
        for (AccessEntry erasure : events.erasures()) {
            Erasures.apply(connection, erasure);
        }
    }

    /** Holds off all other instances until the transaction ends. */
    private static long lock(Connection connection, UUID incarnation) throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                "SELECT incarnation, position FROM access_progress FOR UPDATE");
                var row = statement.executeQuery()) {
            row.next();
            UUID before = row.getObject(1, UUID.class);
            if (incarnation.equals(before)) {
                return row.getLong(2);
            }
        }
        try (var statement = connection.prepareStatement("DELETE FROM access_entry")) {
            statement.executeUpdate(); // of another history
        }
        advance(connection, incarnation, 0);
        return 0;
    }

    private static void put(Connection connection, AccessEntry entry, long position)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        INSERT INTO access_entry (kind, id, value, position)
                        VALUES (?, ?, ?::jsonb, ?)
                        ON CONFLICT (kind, id)
                        DO UPDATE SET value = excluded.value, position = excluded.position
                        """)) {
            statement.setString(1, entry.kind().name());
            statement.setString(2, entry.id());
            statement.setString(3, entry.json());
            statement.setLong(4, position);
            statement.executeUpdate();
        }
    }

    private static void advance(Connection connection, UUID incarnation, long position)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "UPDATE access_progress SET incarnation = ?, position = ?")) {
            statement.setObject(1, incarnation);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
