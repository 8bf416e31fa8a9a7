package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

/** Creates the tables of read models. */
final class TableSets {

    private final DataSource views;

    TableSets(DataSource views) {
        this.views = views;
    }

    /**
     * The live tables of the read model: those that are there, or new empty ones.
     *
     * <p>Tables that other statements created give way to new ones: their content is in the events.
     */
    TableSet live(ReadModel model) throws SQLException {
        return Transactions.write(
                views,
                connection -> {
                    lock(connection, model.name());
                    String drop =
                            "delete from table_set where schema_name = ? and tables <> ? returning id";
                    try (var statement = connection.prepareStatement(drop)) {
                        statement.setString(1, model.name());
                        statement.setString(2, model.tables());
                        if (statement.executeQuery().next()) {
                            execute(
                                    connection,
                                    "drop schema if exists " + model.name() + " cascade");
                        }
                    }
                    TableSet there = find(connection, model.name());
                    return there == null ? create(connection, model, model.name()) : there;
                });
    }

    /**
     * Ties the tables to the topic that they are filled from, unless they are tied to one.
     *
     * @return the topic that they are tied to; {@code null} if the tables are gone
     */
    @Nullable Topic tie(TableSet tables, Topic topic) throws SQLException {
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

    private static TableSet create(Connection connection, ReadModel model, String schema)
            throws SQLException {
        execute(connection, "create schema " + schema);
        execute(connection, "set local search_path to " + schema);
        execute(connection, model.tables());
        execute(connection, "set local search_path to public");
        try (var statement =
                connection.prepareStatement(
                        "insert into table_set (read_model, schema_name, tables) values (?, ?, ?) returning id")) {
            statement.setString(1, model.name());
            statement.setString(2, schema);
            statement.setString(3, model.tables());
            try (var result = statement.executeQuery()) {
                result.next();
                return new TableSet(result.getObject(1, UUID.class), schema);
            }
        }
    }

    private static @Nullable TableSet find(Connection connection, String schema)
            throws SQLException {
        try (var statement =
                connection.prepareStatement("select id from table_set where schema_name = ?")) {
            statement.setString(1, schema);
            try (var result = statement.executeQuery()) {
                return result.next() ? new TableSet(result.getObject(1, UUID.class), schema) : null;
            }
        }
    }

    /** Several instances start at the same time. */
    private static void lock(Connection connection, String name) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended('table_set:' || ?, 0))")) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
