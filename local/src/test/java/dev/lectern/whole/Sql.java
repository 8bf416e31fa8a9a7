package dev.lectern.whole;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reaches into a database from outside. */
final class Sql {

    private Sql() {}

    interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }

    /** Says something that has no answer. */
    static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static <T> List<T> query(String url, String sql, Row<T> row) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static List<String> strings(String url, String sql) {
        return query(url, sql, result -> result.getString(1));
    }

    static long number(String url, String sql) {
        return query(url, sql, result -> result.getLong(1)).getFirst();
    }

    /** Everything in a database, as text. */
    static String dump(String url) {
        return strings(
                        url,
                        """
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """)
                .stream()
                .flatMap(table -> strings(url, "select t::text from " + table + " t").stream())
                .collect(Collectors.joining("\n"));
    }
}
