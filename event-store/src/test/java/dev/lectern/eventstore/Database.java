package dev.lectern.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.lectern.embedded.PostgresServer;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** A migrated database of its own on a durable PostgreSQL that all tests of this JVM share. */
final class Database implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Shared {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                Path directory = Files.createTempDirectory(Path.of("target"), "postgres");
                PostgresServer server = PostgresServer.start(directory.toAbsolutePath(), 0);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final String url;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private Database(String url) {
        this.url = url;
    }

    static Database create() {
        String name = "store_" + NUMBER.incrementAndGet();
        Shared.SERVER.createDatabaseIfAbsent(name);
        return migrated(Shared.SERVER.jdbcUrl(name));
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

    DataSource writer() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setPrepareThreshold(1);
        return source;
    }

    DataSource readers() {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(2_000);
        config.addDataSourceProperty("prepareThreshold", 1);
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
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
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
