package dev.lectern.query.setup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Waits for a database that is not up yet, or lacks what another service creates, and tells that
 * from one that never will do.
 */
final class Reachability {

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Refused users and passwords, and a database that does not exist. */
    private static final Set<String> FATAL = Set.of("28000", "28P01", "3D000");

    private final String database;
    private final String variables;

    Reachability(String database, String variables) {
        this.database = database;
        this.variables = variables;
    }

    void await(DataSource source) {
        await(source, "select 1");
    }

    void awaitTable(DataSource source, String table) {
        await(source, "select from " + table);
    }

    private void await(DataSource source, String question) {
        boolean said = false;
        while (true) {
            try (Connection connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(question);
                return;
            } catch (SQLException e) {
                SQLException root = root(e);
                if (FATAL.contains(String.valueOf(root.getSQLState()))) {
                    throw new MisconfiguredException(
                            "PostgreSQL refuses the connection to %s (%s): check %s_URL, %s_USER and %s_PASSWORD."
                                    .formatted(
                                            database,
                                            root.getMessage(),
                                            variables,
                                            variables,
                                            variables));
                }
                if (!said) {
                    LOG.warn("Waiting for the database {}: {}", database, root.getMessage());
                    said = true;
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for " + database, e);
            }
        }
    }

    /** The pool wraps what PostgreSQL says. */
    private static SQLException root(SQLException e) {
        Throwable cause = e.getCause();
        return cause instanceof SQLException inner ? root(inner) : e;
    }
}
