package dev.lectern.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Something to find again: notes in a table of the database {@code notes}. */
final class Notes {

    private Notes() {}

    static void add(PostgresServer server, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("notes"));
                var create =
                        connection.prepareStatement("CREATE TABLE IF NOT EXISTS note (text text)");
                var insert = connection.prepareStatement("INSERT INTO note VALUES (?)")) {
            create.execute();
            insert.setString(1, text);
            insert.execute();
        }
    }

    static List<String> of(PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("notes"))) {
            return strings(connection, "SELECT text FROM note");
        }
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
