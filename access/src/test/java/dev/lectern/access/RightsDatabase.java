package dev.lectern.access;

import dev.lectern.api.Fact;
import dev.lectern.embedded.PostgresServer;

import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** The tables that rights are read from, in a database of a test's own. */
final class RightsDatabase {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final DataSource source;
    private long position;

    private RightsDatabase(DataSource source) {
        this.source = source;
    }

    private static final class Shared {
        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = PostgresServer.start(newDirectory(), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }
    }

    static RightsDatabase create() {
        return on(Shared.SERVER);
    }

    /** On a server of its own, which a test may stop. */
    static RightsDatabase on(PostgresServer server) {
        String name = "rights_" + DATABASES.incrementAndGet();
        server.createDatabaseIfAbsent(name);
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(name));
        var database = new RightsDatabase(source);
        database.execute(schema());
        database.restart(UUID.randomUUID());
        return database;
    }

    /** As command-service creates it. */
    private static String schema() {
        try {
            return Files.readString(
                    Path.of("../command-service/src/main/resources/db/keys/V2__access.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path newDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "rights").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource source() {
        return source;
    }

    /** Another event store, of which nothing is known yet. */
    void restart(UUID incarnation) {
        position = 0;
        execute("delete from access_entry");
        execute(
                "update access_progress set position = 0, incarnation = '%s'"
                        .formatted(incarnation));
    }

    /** Puts down what the facts say, as events that follow one another. */
    void tell(Fact... facts) {
        for (Fact fact : facts) {
            position++;
            AccessEntry.of(fact)
                    .ifPresent(entry ->
                            execute(
                                    """
                                    insert into access_entry values ('%s', '%s', '%s', %d)
                                    on conflict (kind, id) do update
                                    set value = excluded.value, position = excluded.position
                                    """
                                            .formatted(
                                                    entry.kind(),
                                                    entry.id(),
                                                    entry.json(),
                                                    position)));
        }
        execute("update access_progress set position = " + position);
    }

    private void execute(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
