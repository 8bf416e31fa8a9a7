package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Events in the store that are not on the topic. Nobody relays while this holds the relay's lease,
 * as another instance would; the events are scorecards first submitted, made from ones that are
 * stored by changing the demo, so that each becomes a row of its own.
 */
final class Backlog implements AutoCloseable {

    /** In one transaction, under the lock that orders the batches of all nodes. */
    private static final String FILL =
            """
            with head as (select max(position) as position, max(recorded_at) as at from event),
                 template as (
                     select row_number() over (order by position) as n, count(*) over () as total, e.*
                     from (select * from event where type = ? order by position desc limit 2000) e)
            insert into event (position, event_id, type, version, recorded_at, payload, metadata, tags)
            select head.position + i, gen_random_uuid(), t.type, t.version, greatest(head.at, now()),
                   jsonb_set(t.payload::jsonb, '{demo}', to_jsonb('b' || head.position + i))::text, t.metadata, t.tags
            from head, generate_series(1, ?) i join template t on t.n = 1 + i % (select max(total) from template)
            """;

    private static final UUID US = UUID.randomUUID();

    private final Connection events;

    Backlog(Installation installation) throws SQLException {
        events = installation.connect("events");
    }

    /** Has the relay stop, and waits until it has. */
    void holdLease(Installation installation) throws Exception {
        try (Statement statement = events.createStatement()) {
            statement.execute(
                    "update relay_lease set holder = '"
                            + US
                            + "', expires_at = now() + interval '10 min'");
        }
        try (var http = new Http(installation.commandAdmin())) {
            Await.until(
                    "the relay stands by",
                    30,
                    () -> http.get("/actuator/health", 0).body().contains("STANDBY"));
        }
    }

    void fill(long count, String type) throws SQLException {
        events.setAutoCommit(false);
        try (var lock = events.createStatement();
                var fill = events.prepareStatement(FILL)) {
            lock.execute("select 1 from event_lock for update");
            fill.setString(1, type);
            fill.setLong(2, count);
            fill.executeUpdate();
            events.commit();
        } finally {
            events.setAutoCommit(true);
        }
        try (var vacuum = events.createStatement()) {
            vacuum.execute("vacuum analyze event");
            vacuum.execute("checkpoint");
        }
    }

    /**
     * Lets the relay have its lease back.
     *
     * @return when it took it
     */
    long releaseLease() throws Exception {
        try (var release = events.createStatement();
                var ask = events.prepareStatement("select 1 from relay_lease where holder <> ?")) {
            release.execute("update relay_lease set expires_at = '-infinity'");
            ask.setObject(1, US);
            Await.until(
                    "the relay goes on",
                    30,
                    () -> {
                        try (var result = ask.executeQuery()) {
                            return result.next();
                        }
                    });
        }
        return System.nanoTime();
    }

    @Override
    public void close() throws SQLException {
        events.close();
    }
}
