package dev.lectern.query.projection;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one schema, read and written a set at a time. */
final class RowStore {

    private final Connection connection;
    private final String schema;

    RowStore(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    <R extends Record> List<R> load(Table<R> table, Collection<Key> keys) throws SQLException {
        String columns = String.join(", ", table.keyColumns());
        String sql =
                "select row_to_json(t)::text from %s t where (%s) in (select %s from %s)"
                        .formatted(name(table), columns, columns, given(table));
        var rows = new ArrayList<R>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, RowJson.write(keys.stream().map(k -> named(table, k)).toList()));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(RowJson.read(result.getString(1), table.rowType()));
                }
            }
        }
        return rows;
    }

    <R extends Record> void save(Table<R> table, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<String> columns = table.columns();
        String updates =
                columns.stream()
                        .filter(column -> !table.keyColumns().contains(column))
                        .map(column -> column + " = excluded." + column)
                        .collect(joining(", "));
        String sql =
                "insert into %s (%s) select %s from %s on conflict (%s) do %s"
                        .formatted(
                                name(table),
                                String.join(", ", columns),
                                String.join(", ", columns),
                                given(table),
                                String.join(", ", table.keyColumns()),
                                updates.isEmpty() ? "nothing" : "update set " + updates);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, RowJson.write(rows));
            statement.executeUpdate();
        }
    }

    private String name(Table<?> table) {
        return schema + '.' + table.name();
    }

    private String given(Table<?> table) {
        return "json_populate_recordset(null::%s, ?::json)".formatted(name(table));
    }

    private static Map<String, String> named(Table<?> table, Key key) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < table.keyColumns().size(); i++) {
            named.put(table.keyColumns().get(i), key.parts().get(i));
        }
        return named;
    }
}
