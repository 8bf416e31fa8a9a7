package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import javax.sql.DataSource;

/**
 * Creates, finds and drops the tables of read models: the live ones and those built beside them.
 */
final class TableSets {

    private final DataSource views;

    TableSets(DataSource views) {
        this.views = views;
    }

    /**
     * The live tables of the read model: those that are there, or new empty ones.
     *
     * <p>Where other statements created them, new ones are begun beside them, and they answer until
     * those are filled.
     */
    TableSet live(ReadModel model) throws SQLException {
        return Transactions.write(
                views,
                connection -> {
                    lock(connection, model.name());
                    TableSet there = find(connection, model.name());
                    if (there == null) {
                        return create(connection, model, model.name());
                    }
                    if (!there.isOf(model)) {
                        begin(connection, model, next -> next.isOf(model));
                    }
                    return there;
                });
    }

    /** Every set of tables there is. */
    List<TableSet> all() throws SQLException {
        var all = new ArrayList<TableSet>();
        try (var connection = views.getConnection();
                var statement =
                        connection.prepareStatement("select * from table_set order by created_at");
                var result = statement.executeQuery()) {
            while (result.next()) {
                all.add(read(result));
            }
        }
        return all;
    }

    /**
     * Begins new tables beside the live ones, because an operator wants it. Those that are there
     * already go on, and may now go live whatever store their events are of.
     */
    Begun rebuild(ReadModel model) throws SQLException {
        return Transactions.write(
                views,
                connection -> {
                    lock(connection, model.name());
                    Begun begun = begin(connection, model, next -> next.isOf(model));
                    execute(
                            connection,
                            "update table_set set any_store = true where id = ?",
                            begun.tables().id());
                    return begun;
                });
    }

    /** Begins new tables, because those that are there are filled from a topic that is gone. */
    Begun rebuildFrom(ReadModel model, Topic topic) throws SQLException {
        return Transactions.write(
                views,
                connection -> {
                    lock(connection, model.name());
                    return begin(
                            connection,
                            model,
                            next ->
                                    next.isOf(model)
                                            && (next.topic() == null
                                                    || next.topic().equals(topic)));
                });
    }

    /**
     * @param isNew whether it was not under way before
     */
    record Begun(TableSet tables, boolean isNew) {}

    /**
     * Drops the tables that are built beside the live ones.
     *
     * @return whether there were any
     */
    boolean cancel(String readModel) throws SQLException {
        return Transactions.write(
                views,
                connection -> {
                    lock(connection, readModel);
                    TableSet next = find(connection, TableSet.nextSchema(readModel));
                    if (next != null) {
                        drop(connection, next);
                    }
                    return next != null;
                });
    }

    /**
     * Ties the tables to the topic that they are filled from, unless they are tied to one.
     *
     * @return the topic that they are tied to; {@code null} if the tables are gone
     */
    @Nullable Topic tie(TableSet tables, Topic topic) throws SQLException {
        if (tables.topic() != null) {
            return tables.topic();
        }
        String sql =
                """
                update table_set
                set topic_id = coalesce(topic_id, ?), partitions = coalesce(partitions, ?)
                where id = ?
                returning topic_id, partitions
                """;
        return Transactions.write(
                views,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setString(1, topic.id());
                        statement.setInt(2, topic.partitions());
                        statement.setObject(3, tables.id());
                        try (var result = statement.executeQuery()) {
                            return result.next()
                                    ? new Topic(result.getString(1), result.getInt(2))
                                    : null;
                        }
                    }
                });
    }

    /** Several instances do the same at the same time. Held until the transaction ends. */
    static void lock(Connection connection, String readModel) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended('table_set:' || ?, 0))")) {
            statement.setString(1, readModel);
            statement.execute();
        }
    }

    static @Nullable TableSet find(Connection connection, String schema) throws SQLException {
        try (var statement =
                connection.prepareStatement("select * from table_set where schema_name = ?")) {
            statement.setString(1, schema);
            try (var result = statement.executeQuery()) {
                return result.next() ? read(result) : null;
            }
        }
    }

    /** Its schema first: whoever writes into it holds the row of its progress meanwhile. */
    static void drop(Connection connection, TableSet tables) throws SQLException {
        execute(connection, "select from progress where table_set = ? for update", tables.id());
        execute(connection, "drop schema %s cascade".formatted(tables.schema()));
        execute(connection, "delete from table_set where id = ?", tables.id());
    }

    static int execute(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    private static Begun begin(Connection connection, ReadModel model, Predicate<TableSet> goesOn)
            throws SQLException {
        TableSet there = find(connection, TableSet.nextSchema(model.name()));
        if (there != null && goesOn.test(there)) {
            return new Begun(there, false);
        }
        if (there != null) {
            drop(connection, there);
        }
        return new Begun(create(connection, model, TableSet.nextSchema(model.name())), true);
    }

    private static TableSet create(Connection connection, ReadModel model, String schema)
            throws SQLException {
        execute(connection, "create schema " + schema);
        execute(connection, "set local search_path to " + schema);
        try (var statement = connection.createStatement()) {
            statement.execute(model.tables());
        }
        execute(connection, "set local search_path to public");
        execute(
                connection,
                "insert into table_set (read_model, schema_name, tables) values (?, ?, ?)",
                model.name(),
                schema,
                model.tables());
        return Objects.requireNonNull(find(connection, schema));
    }

    private static TableSet read(ResultSet result) throws SQLException {
        String topic = result.getString("topic_id");
        return new TableSet(
                result.getObject("id", UUID.class),
                result.getString("read_model"),
                result.getString("schema_name"),
                result.getString("tables"),
                topic == null ? null : new Topic(topic, result.getInt("partitions")),
                result.getBoolean("any_store"),
                result.getTimestamp("created_at").toInstant());
    }
}
