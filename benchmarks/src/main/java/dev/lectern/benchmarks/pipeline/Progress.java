package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.system.Installation;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;

/** How far the live read models are, by their own tables. */
final class Progress implements AutoCloseable {

    private static final String LIVE =
            " from progress p join table_set s on s.id = p.table_set where s.schema_name = s.read_model";

    private final Connection views;

    Progress(Installation installation) throws SQLException {
        views = installation.connect("views");
    }

    /** The position up to which every read model has applied each partition. */
    Map<Integer, Long> applied() throws SQLException {
        var applied = new HashMap<Integer, Long>();
        try (var statement = views.createStatement();
                var result =
                        statement.executeQuery(
                                "select p.partition, min(coalesce(p.last_position, 0))"
                                        + LIVE
                                        + " group by p.partition")) {
            while (result.next()) {
                applied.put(result.getInt(1), result.getLong(2));
            }
        }
        return applied;
    }

    /**
     * The offsets of the last applied records, of the read model that is the furthest behind.
     *
     * @param models how many there are
     */
    Map<Integer, Long> offsets(int models) throws SQLException {
        var offsets = new HashMap<Integer, Long>();
        try (var statement =
                views.prepareStatement(
                        "select p.partition, min(coalesce(p.last_offset, -1))"
                                + LIVE
                                + " group by p.partition having count(*) = ?")) {
            statement.setInt(1, models);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    offsets.put(result.getInt(1), result.getLong(2));
                }
            }
        }
        return offsets;
    }

    int models() throws SQLException {
        try (var statement = views.createStatement();
                var result =
                        statement.executeQuery(
                                "select count(distinct read_model) from table_set")) {
            result.next();
            return result.getInt(1);
        }
    }

    /** When the first partition was claimed. */
    @Nullable Timestamp begun() throws SQLException {
        try (var statement = views.createStatement();
                var result = statement.executeQuery("select min(p.claimed_at)" + LIVE)) {
            result.next();
            return result.getTimestamp(1);
        }
    }

    @Override
    public void close() throws SQLException {
        views.close();
    }
}
