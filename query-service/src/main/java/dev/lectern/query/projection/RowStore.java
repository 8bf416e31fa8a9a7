package dev.lectern.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of a set of tables, read and written a set at a time. */
final class RowStore {

    private final Map<Place, Statements> statements = new ConcurrentHashMap<>();

    /** The schema of a set of tables changes when it goes live; the columns never do. */
    private record Place(String schema, Table<?> table) {}

    <R extends Record> List<R> load(
            Connection connection, String schema, Table<R> table, Collection<Key> keys)
            throws SQLException {
        return statements(connection, schema, table).load(connection, List.copyOf(keys)).stream()
                .map(json -> RowJson.read(json, table.rowType()))
                .toList();
    }

    <R extends Record> void save(Connection connection, String schema, Table<R> table, List<R> rows)
            throws SQLException {
        if (!rows.isEmpty()) {
            statements(connection, schema, table).save(connection, rows);
        }
    }

    private Statements statements(Connection connection, String schema, Table<?> table)
            throws SQLException {
        var place = new Place(schema, table);
        Statements known = statements.get(place);
        if (known == null) {
            known = Statements.of(connection, schema, table);
            statements.put(place, known);
        }
        return known;
    }
}
