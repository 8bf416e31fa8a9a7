package dev.lectern.query.projection;

import dev.lectern.query.support.Servers;

import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** A database of the machinery's tables, looked at from outside. */
final class ViewsDatabase {

    private final DataSource source;

    /** A new one, without read models. */
    ViewsDatabase() {
        this(Servers.newDatabase());
        Flyway.configure().dataSource(source).locations("classpath:db/views").load().migrate();
    }

    /** The one of a service. */
    ViewsDatabase(String url) {
        source = Servers.dataSource(url);
    }

    /** All rows of each of the schema's tables, as JSON. */
    SortedMap<String, List<String>> rows(String schema) {
        var rows = new TreeMap<String, List<String>>();
        query("select tablename from pg_tables where schemaname = '%s'".formatted(schema))
                .forEach(table ->
                        rows.put(
                                table,
                                query(
                                        "select row_to_json(t)::text from %s.%s t order by 1"
                                                .formatted(schema, table))));
        return rows;
    }

    DataSource source() {
        return source;
    }

    /** The first column of every row. */
    List<String> query(String sql) {
        var values = new ArrayList<String>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    /** A transaction that has read the table and goes on until it is closed. */
    AutoCloseable longRead(String table) {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select count(*) from " + table);
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
