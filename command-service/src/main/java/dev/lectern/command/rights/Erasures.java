package dev.lectern.command.rights;

import dev.lectern.access.AccessEntry;
import dev.lectern.access.AccessEntry.Owned;
import dev.lectern.api.OrganisationId;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Destroys the keys of whoever was erased. Each leaves a tombstone, also one that never was, so
 * that no new key takes its place; and its name is kept apart from the keys, so that a key that
 * comes back from a backup is not used. Doing it again changes nothing.
 */
final class Erasures {

    /** In the names of keys: of members, in an organisation and in a conference. */
    private static final String STAFF = "staff:";

    private static final String MEMBER = "member:";

    private static final String DESTROY =
            """
            WITH gone AS (%s),
            listed AS (INSERT INTO erased_key (id) SELECT id FROM gone ON CONFLICT DO NOTHING)
            INSERT INTO personal_key (id, destroyed_at) SELECT id, now() FROM gone
            ON CONFLICT (id) DO UPDATE
            SET wrapped = NULL, master_key = NULL, destroyed_at = now()
            WHERE personal_key.wrapped IS NOT NULL
            """;

    private static final String ONE = DESTROY.formatted("SELECT ?::text AS id");

    private static final String IN_CONFERENCES =
            DESTROY.formatted(
                    """
                    SELECT 'member:' || id || '/' || ? AS id FROM access_entry
                    WHERE kind = 'CONFERENCE' AND value ->> 'organisation' = ?
                    """);

    private static final String ERASED_BEFORE =
            DESTROY.formatted(
                    """
                    SELECT ? || substr(id, length(?) + 1) AS id FROM access_entry
                    WHERE kind = 'ERASED' AND starts_with(id, ?)
                    """);

    private Erasures() {}

    /** Within the transaction in which the entry has been put among the others. */
    static void apply(Connection connection, AccessEntry entry) throws SQLException {
        switch (entry.kind()) {
            case ERASED -> erase(connection, entry.id());
            case CONFERENCE -> {
                if (entry.value() instanceof Owned(OrganisationId organisation)) {
                    String staff = STAFF + organisation + '/';
                    execute(connection, ERASED_BEFORE, MEMBER + entry.id() + '/', staff, staff);
                }
            }
            default -> {
                // Says nothing of who was erased, nor of where they could write.
            }
        }
    }

    private static void erase(Connection connection, String key) throws SQLException {
        execute(connection, ONE, key);
        if (key.startsWith(STAFF)) {
            int slash = key.indexOf('/');
            execute(
                    connection,
                    IN_CONFERENCES,
                    key.substring(slash + 1),
                    key.substring(STAFF.length(), slash));
        }
    }

    private static void execute(Connection connection, String sql, String... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
