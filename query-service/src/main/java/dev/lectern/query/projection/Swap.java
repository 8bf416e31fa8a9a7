package dev.lectern.query.projection;

import dev.lectern.query.projection.Reach.Verdict;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Puts rebuilt tables in the place of the live ones, in one transaction. Nobody reads while it
 * lasts, and it gives up before anybody notices: a reader finds either the old tables or the new
 * ones, and in them everything that it has seen before.
 */
final class Swap {

    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

    /** How long the live tables stand still for the rebuilt ones to come as far. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    /**
     * Readers and writers queue up behind a lock that is waited for. Well below {@code
     * deadlock_timeout}, so that it is never a reader that is sacrificed.
     */
    private static final String LOCK_TIMEOUT = "200ms";

    /** Lock not available, deadlock, and canceled by a timeout. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01", "57014", "25P04");

    private final DataSource views;

    Swap(DataSource views) {
        this.views = views;
    }

    /** Whether it is worth trying; asks without holding anybody up. */
    Verdict look(TableSet live, TableSet next) throws SQLException {
        try (Connection connection = views.getConnection()) {
            return Reach.of(connection, next).verdict(Reach.of(connection, live));
        }
    }

    /**
     * @return whether the rebuilt tables are live now
     * @throws SQLException if the views cannot be reached; whether it has happened is seen there
     */
    boolean attempt(TableSet next) throws SQLException {
        try {
            analyze(next);
            return Transactions.write(views, connection -> swap(connection, next));
        } catch (SQLException e) {
            if (IN_THE_WAY.contains(Objects.requireNonNullElse(e.getSQLState(), ""))) {
                LOG.info("{} cannot go live just now: {}", next.label(), e.getMessage());
                return false;
            }
            throw e;
        }
    }

    /** Else the first readers after it would be served by plans for tables of unknown size. */
    private void analyze(TableSet next) throws SQLException {
        Transactions.write(
                views,
                connection ->
                        TableSets.execute(
                                connection,
                                "analyze " + String.join(", ", tables(connection, next.schema()))));
    }

    private static boolean swap(Connection connection, TableSet rebuilt) throws SQLException {
        TableSets.execute(connection, "set local lock_timeout = '" + LOCK_TIMEOUT + "'");
        TableSets.lock(connection, rebuilt.readModel());
        TableSet live = TableSets.find(connection, rebuilt.readModel());
        TableSet next = TableSets.find(connection, rebuilt.schema());
        if (live == null || next == null || !next.id().equals(rebuilt.id()) || next.isLive()) {
            return false;
        }
        Reach seen = Reach.locked(connection, live);
        if (!catchUp(connection, next, seen)) {
            return false;
        }
        Reach.locked(connection, next);
        String tables = String.join(", ", tables(connection, live.schema()));
        TableSets.execute(connection, "lock table " + tables + " in access exclusive mode");
        TableSets.drop(connection, live);
        TableSets.execute(
                connection,
                "alter schema %s rename to %s".formatted(next.schema(), next.readModel()));
        TableSets.execute(
                connection,
                "update table_set set schema_name = read_model, any_store = false where id = ?",
                next.id());
        return true;
    }

    private static boolean catchUp(Connection connection, TableSet next, Reach live)
            throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Verdict verdict = Reach.of(connection, next).verdict(live);
            if (verdict == Verdict.READY) {
                return true;
            }
            if (verdict != Verdict.CLOSE || System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        String sql =
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = ? order by 1";
        var tables = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    tables.add(result.getString(1));
                }
            }
        }
        return tables;
    }
}
