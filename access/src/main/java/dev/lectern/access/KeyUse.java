package dev.lectern.access;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.OrganisationId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * When each API key was last used, written down every few seconds; a crash forgets the last ones.
 */
final class KeyUse implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);

    private static final String WRITE =
            """
            insert into api_key_use (organisation, api_key, last_used_at) values (?, ?, ?)
            on conflict (organisation, api_key) do update set last_used_at = excluded.last_used_at
            where api_key_use.last_used_at < excluded.last_used_at
            """;

    private final DataSource database;
    private final Clock clock;
    private final Map<Key, Instant> unwritten = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("api-key-use").daemon().factory());

    private record Key(OrganisationId organisation, ApiKeyId id) {}

    /**
     * @param database with a table {@code api_key_use} that this service may write
     */
    KeyUse(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
        var _ =
                writer.scheduleWithFixedDelay(
                        this::write,
                        INTERVAL.toMillis(),
                        INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    void note(OrganisationId organisation, ApiKeyId id) {
        unwritten.put(new Key(organisation, id), clock.instant());
    }

    private void write() {
        if (unwritten.isEmpty()) {
            return;
        }
        Map<Key, Instant> now = Map.copyOf(unwritten);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WRITE)) {
            for (Map.Entry<Key, Instant> use : now.entrySet()) {
                statement.setString(1, use.getKey().organisation().value());
                statement.setString(2, use.getKey().id().value());
                statement.setTimestamp(3, Timestamp.from(use.getValue()));
                statement.addBatch();
            }
            statement.executeBatch();
            now.forEach(unwritten::remove); // not what was noted meanwhile
        } catch (SQLException e) {
            LOG.warn("The last use of API keys could not be written down: {}", e.toString());
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        write();
    }
}
