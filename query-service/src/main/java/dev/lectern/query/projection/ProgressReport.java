package dev.lectern.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

/** What the tables say about all instances' progress, and what an operator changes there. */
final class ProgressReport {

    private final DataSource views;

    ProgressReport(DataSource views) {
        this.views = views;
    }

    /**
     * @param tables {@code live}, or {@code next} for those that are built beside them
     * @param position of the last applied event
     * @param offset of its record
     * @param behind how many records the topic had beyond, about a second ago at most
     * @param stopped why it does not go on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String readModel,
            String tables,
            int partition,
            String owner,
            long epoch,
            @Nullable Long position,
            @Nullable Long offset,
            @Nullable Long behind,
            @Nullable Instant appliedAt,
            @Nullable String stopped,
            @Nullable Instant stoppedAt) {}

    /**
     * The ids of the sets of tables, by read model.
     *
     * @param live what readers see
     * @param next what is built beside them
     */
    record Ids(Map<String, UUID> live, Map<String, UUID> next) {}

    Ids ids() throws SQLException {
        var ids = new Ids(new TreeMap<>(), new TreeMap<>());
        try (var connection = views.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select id, read_model, schema_name = read_model as live from table_set");
                var result = statement.executeQuery()) {
            while (result.next()) {
                (result.getBoolean("live") ? ids.live() : ids.next())
                        .put(result.getString("read_model"), result.getObject("id", UUID.class));
            }
        }
        return ids;
    }

    List<Line> lines() throws SQLException {
        String sql =
                """
                select s.read_model, s.schema_name = s.read_model as live, p.*
                from progress p join table_set s on s.id = p.table_set
                order by s.read_model, s.created_at, p.partition
                """;
        var lines = new ArrayList<Line>();
        try (var connection = views.getConnection();
                var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            while (result.next()) {
                lines.add(
                        new Line(
                                result.getString("read_model"),
                                result.getBoolean("live") ? "live" : "next",
                                result.getInt("partition"),
                                result.getString("owner"),
                                result.getLong("epoch"),
                                result.getObject("last_position", Long.class),
                                result.getObject("last_offset", Long.class),
                                result.getObject("behind", Long.class),
                                instant(result, "applied_at"),
                                result.getString("stopped_reason"),
                                instant(result, "stopped_at")));
            }
        }
        return lines;
    }

    /**
     * Takes away the reasons why the read model's partitions have stopped; their owners see it.
     *
     * @return how many partitions were stopped
     */
    int resume(String readModel) throws SQLException {
        String sql =
                """
                update progress p set stopped_reason = null, stopped_at = null
                from table_set s
                where s.id = p.table_set and s.read_model = ? and p.stopped_reason is not null
                """;
        return Transactions.write(
                views,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setString(1, readModel);
                        return statement.executeUpdate();
                    }
                });
    }

    private static @Nullable Instant instant(ResultSet result, String column) throws SQLException {
        Timestamp timestamp = result.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
