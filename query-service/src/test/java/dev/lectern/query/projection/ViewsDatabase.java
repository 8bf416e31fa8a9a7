package dev.lectern.query.projection;

import dev.lectern.query.support.Servers;

import org.flywaydb.core.Flyway;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** A database of the machinery's tables, looked at from outside. */
final class ViewsDatabase {

    private final DataSource source = Servers.dataSource(Servers.newDatabase());

    ViewsDatabase() {
        Flyway.configure().dataSource(source).locations("classpath:db/views").load().migrate();
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

    void execute(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
