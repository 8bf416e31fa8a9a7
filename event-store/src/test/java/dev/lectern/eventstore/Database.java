package dev.lectern.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** A migrated database of its own on a durable PostgreSQL that all tests of this JVM share. */
final class Database implements AutoCloseable {

    private final String url;
    private @Nullable HikariDataSource pool;

    Database(String url) {
        this.url = url;
    }

    static Database create() {
        return Server.shared().migrated();
    }

    static Database migrated(String url) {
        var database = new Database(url);
        Flyway.configure()
                .dataSource(database.writer())
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        return database;
    }

    String url() {
        return url;
    }

    int port() {
        return source().getPortNumbers()[0];
    }

    DataSource writer() {
        var source = source();
        source.setPrepareThreshold(1);
        return source;
    }

    /**
     * By way of a proxy, which has to recognise the statements: they are sent in words each time.
     */
    DataSource writer(int proxyPort) {
        var source = source();
        source.setPortNumbers(new int[] {proxyPort});
        source.setPrepareThreshold(0);
        return source;
    }

    private PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    /** Holds up all writers until it is closed, so that appends gather behind it. */
    Held holdLock() {
        return hold("SELECT id FROM event_lock FOR UPDATE");
    }

    /** Leaves a transaction open in which the statement was run. */
    Held hold(String sql) {
        try {
            var connection = source().getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return connection::close;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An open transaction. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** One pool for all nodes of the test. */
    synchronized DataSource readers() {
        if (pool == null) {
            var config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(16);
            config.setMinimumIdle(2);
            config.setConnectionTimeout(2_000);
            config.addDataSourceProperty("prepareThreshold", 1);
            config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    /** As if it had just been created. */
    void empty() {
        execute("TRUNCATE event, event_key, event_type, idempotency_key");
    }

    void execute(String sql) {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        try (var connection = writer().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
