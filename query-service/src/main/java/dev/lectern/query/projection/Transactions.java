package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Runs a piece of work in a transaction of its own. */
final class Transactions {

    private Transactions() {}

    /** What is done in one transaction. */
    interface Work<T extends @Nullable Object> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * @return what the work returns, once it is committed
     * @throws SQLException from the work or the commit; only in the latter case may it have been
     *     committed nevertheless
     */
    static <T extends @Nullable Object> T write(DataSource source, Work<T> work)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is lost and its transaction with it; what made it fail is thrown.
            org.slf4j.LoggerFactory.getLogger(Transactions.class).debug("Could not roll back", e);
        }
    }
}
