package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/** How far the tables have come with each partition, and who may go on. */
final class Progress {

    private final DataSource views;
    private final String owner;

    /**
     * @param owner who is going to claim partitions, for people to read
     */
    Progress(DataSource views, String owner) {
        this.views = views;
        this.owner = owner;
    }

    /**
     * Ends the epoch of whoever has the partition; a reason to stop is forgotten with it.
     *
     * @throws SQLException also if there are no such tables any more
     */
    Claim claim(TableSet tables, int partition) throws SQLException {
        String sql =
                """
                insert into progress (table_set, partition, epoch, owner)
                select id, ?, 1, ? from table_set where id = ?
                on conflict (table_set, partition) do update
                    set epoch = progress.epoch + 1, owner = excluded.owner, claimed_at = now(),
                        stopped_reason = null, stopped_at = null
                returning epoch, last_offset, last_position, incarnation, event_id
                """;
        return Transactions.write(
                views,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setInt(1, partition);
                        statement.setString(2, owner);
                        statement.setObject(3, tables.id());
                        try (var result = statement.executeQuery()) {
                            if (!result.next()) {
                                throw new SQLException("Its tables are gone");
                            }
                            return new Claim(
                                    tables, partition, result.getLong("epoch"), mark(result));
                        }
                    }
                });
    }

    /**
     * Moves partitions on, in the transaction of the rows; holds off other claims, and the swap,
     * until its end.
     *
     * @param batches at least one, of the same tables, in the order of their partitions: locks are
     *     taken in it
     * @return the schema that the tables are in until the transaction's end
     * @throws ClaimLostException if the epoch of a claim is over, or the table does not say what
     *     was written last
     */
    static String advance(Connection connection, List<Batch> batches) throws SQLException {
        String update =
                """
                update progress
                set last_offset = ?, last_position = ?, incarnation = ?, event_id = ?,
                    events = events + ?, applied_at = now()
                where table_set = ? and partition = ? and epoch = ?
                    and last_offset is not distinct from ?;
                """;
        // The name is read by a statement of its own: it may have changed while the first one
        // waited for the swap.
        String sql =
                update.repeat(batches.size()) + "select schema_name from table_set where id = ?";
        try (var statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (Batch batch : batches) {
                Mark mark = batch.last();
                statement.setLong(next++, mark.offset());
                statement.setLong(next++, mark.position());
                statement.setObject(next++, mark.incarnation());
                statement.setObject(next++, mark.event());
                statement.setInt(next++, batch.events().size());
                bind(statement, next, batch.claim());
                bind(statement, next + 3, batch.after());
                next += 4;
            }
            statement.setObject(next, batches.getFirst().claim().tables().id());
            statement.execute();
            for (Batch batch : batches) {
                if (statement.getUpdateCount() != 1) {
                    throw new ClaimLostException(batch.claim());
                }
                statement.getMoreResults();
            }
            try (var result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    /** Says how far the topic is ahead; without effect where the claim is lost. */
    void behind(Claim claim, long records) throws SQLException {
        String sql =
                "update progress set behind = ? where table_set = ? and partition = ? and epoch = ?";
        Transactions.write(
                views,
                connection -> {
                    // Worth no wait for the disk: it is out of date in a second anyway.
                    TableSets.execute(connection, "set local synchronous_commit = off");
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setLong(1, records);
                        bind(statement, 2, claim);
                        return statement.executeUpdate();
                    }
                });
    }

    /** Says why the partition does not go on; without effect where the claim is lost. */
    void stop(Claim claim, String reason) throws SQLException {
        String sql =
                """
                update progress set stopped_reason = ?, stopped_at = now()
                where table_set = ? and partition = ? and epoch = ?
                """;
        Transactions.write(
                views,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setString(1, reason);
                        bind(statement, 2, claim);
                        return statement.executeUpdate();
                    }
                });
    }

    /** Whether the claim is still ours and this is what was applied last. */
    boolean stands(Claim claim, @Nullable Mark mark) throws SQLException {
        String sql =
                """
                select 1 from progress
                where table_set = ? and partition = ? and epoch = ?
                    and last_offset is not distinct from ?
                """;
        try (Connection connection = views.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, 1, claim);
            bind(statement, 4, mark);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** Whether the claim is still ours and the reason to stop still stands. */
    boolean isStopped(Claim claim) throws SQLException {
        String sql =
                """
                select 1 from progress
                where table_set = ? and partition = ? and epoch = ? and stopped_reason is not null
                """;
        try (Connection connection = views.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, 1, claim);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void bind(PreparedStatement statement, int from, Claim claim)
            throws SQLException {
        statement.setObject(from, claim.tables().id());
        statement.setInt(from + 1, claim.partition());
        statement.setLong(from + 2, claim.epoch());
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Mark mark)
            throws SQLException {
        statement.setObject(at, mark == null ? null : mark.offset(), Types.BIGINT);
    }

    private static @Nullable Mark mark(ResultSet result) throws SQLException {
        UUID event = result.getObject("event_id", UUID.class);
        return event == null
                ? null
                : new Mark(
                        result.getLong("last_offset"),
                        result.getLong("last_position"),
                        result.getObject("incarnation", UUID.class),
                        event);
    }
}
