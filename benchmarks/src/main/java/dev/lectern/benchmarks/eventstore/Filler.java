package dev.lectern.benchmarks.eventstore;

import dev.lectern.eventstore.index.EventKeys;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Set;
import java.util.UUID;

/** Puts many events into a store at once, as the engine would have stored them. */
final class Filler {

    private static final int CHUNK = 20_000;
    private static final String TYPE = Voting.BallotCast.class.getName();

    private Filler() {}

    /**
     * @param polls over which the ballots are spread
     */
    static void fill(String url, long events, long polls) throws Exception {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (long from = 1; from <= events; from += CHUNK) {
                copy(copy, from, Math.min(events, from + CHUNK - 1), polls);
            }
            statement.execute(
                    "INSERT INTO event_type SELECT DISTINCT type FROM event WHERE position = 1 ON CONFLICT DO NOTHING");
            statement.execute("VACUUM ANALYZE event, event_key");
            settle(connection);
        }
    }

    private static void settle(Connection connection) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    private static void copy(CopyManager copy, long from, long to, long polls) throws Exception {
        var events = new StringBuilder();
        var keys = new StringBuilder();
        for (long position = from; position <= to; position++) {
            String poll = "filled-" + position % polls;
            String ballot = poll + "/" + position;
            events.append(position)
                    .append('\t')
                    .append(new UUID(0x4000L, Long.MIN_VALUE | position))
                    .append('\t')
                    .append(TYPE)
                    .append("\t1\t2026-01-01T00:00:00Z\t{\"poll\":\"")
                    .append(poll)
                    .append("\",\"ballot\":\"")
                    .append(ballot)
                    .append("\",\"option\":\"a\"}\t{}\t{poll:")
                    .append(poll)
                    .append(",ballot:")
                    .append(ballot)
                    .append("}\n");
            for (Long key :
                    EventKeys.of(TYPE, Set.of("poll:" + poll, "ballot:" + ballot)).stored()) {
                keys.append(key).append('\t').append(position).append('\n');
            }
        }
        copy.copyIn("COPY event FROM STDIN", new StringReader(events.toString()));
        copy.copyIn("COPY event_key FROM STDIN", new StringReader(keys.toString()));
    }
}
