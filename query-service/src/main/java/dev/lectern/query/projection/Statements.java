package dev.lectern.query.projection;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The two statements that read and write rows of one table of one schema. Each column is an array:
 * PostgreSQL takes them apart for half of what a JSON document of all rows costs it.
 */
final class Statements {

    private final List<Column> columns;
    private final List<Column> keys;
    private final String load;
    private final String save;

    private Statements(String table, List<Column> columns, List<Column> keys) {
        this.columns = columns;
        this.keys = keys;
        String keyNames = names(keys);
        load =
                "select row_to_json(t)::text from %s t where (%s) in (select %s from %s)"
                        .formatted(table, keyNames, values(keys), given(keys));
        String updates =
                columns.stream()
                        .filter(column -> !keys.contains(column))
                        .map(column -> column.name() + " = excluded." + column.name())
                        .collect(joining(", "));
        save =
                "insert into %s (%s) select %s from %s on conflict (%s) do %s"
                        .formatted(
                                table,
                                names(columns),
                                values(columns),
                                given(columns),
                                keyNames,
                                updates.isEmpty() ? "nothing" : "update set " + updates);
    }

    /**
     * Asks the database for the types of the columns.
     *
     * @throws IllegalStateException if a column is missing
     */
    static Statements of(Connection connection, String schema, Table<?> table) throws SQLException {
        String name = schema + '.' + table.name();
        Map<String, String> types = types(connection, name);
        var columns = new ArrayList<Column>();
        for (RecordComponent component : table.rowType().getRecordComponents()) {
            String column = Table.column(component);
            String type = types.get(column);
            if (type == null) {
                throw new IllegalStateException(name + " has no column " + column);
            }
            columns.add(new Column(column, component, type));
        }
        List<Column> keys =
                table.keyColumns().stream()
                        .map(key ->
                                columns.stream()
                                        .filter(column -> column.name().equals(key))
                                        .findAny()
                                        .orElseThrow())
                        .toList();
        return new Statements(name, columns, keys);
    }

    private static Map<String, String> types(Connection connection, String table)
            throws SQLException {
        String sql =
                """
                select attname, format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped
                """;
        var types = new HashMap<String, String>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    types.put(result.getString(1), result.getString(2));
                }
            }
        }
        return types;
    }

    /** The rows with these keys, as JSON. */
    List<String> load(Connection connection, List<Key> wanted) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.prepareStatement(load)) {
            for (int i = 0; i < keys.size(); i++) {
                int part = i;
                statement.setArray(i + 1, texts(connection, wanted, key -> key.parts().get(part)));
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        }
        return rows;
    }

    void save(Connection connection, List<? extends Record> rows) throws SQLException {
        try (var statement = connection.prepareStatement(save)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(i + 1, texts(connection, rows, columns.get(i)::text));
            }
            statement.executeUpdate();
        }
    }

    private static <T> Array texts(
            Connection connection, List<T> of, Function<T, @Nullable String> text)
            throws SQLException {
        var texts = new @Nullable String[of.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(of.get(i));
        }
        return connection.createArrayOf("text", texts);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    private static String values(List<Column> columns) {
        return columns.stream()
                .map(column -> "g." + column.name() + "::" + column.type())
                .collect(joining(", "));
    }

    private static String given(List<Column> columns) {
        return "unnest(%s) g (%s)"
                .formatted(
                        columns.stream().map(_ -> "?::text[]").collect(joining(", ")),
                        names(columns));
    }
}
