package dev.lectern.command.support;

import dev.lectern.embedded.KafkaBroker;
import dev.lectern.embedded.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL and one Kafka for all tests of this JVM; every test takes databases of its own.
 */
public final class Servers {

    private static final Path DIRECTORY = newTemporaryDirectory();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Servers() {}

    private static final class Postgres {
        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = PostgresServer.start(DIRECTORY.resolve("postgres"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }
    }

    private static final class Kafka {
        private static final KafkaBroker BROKER = start();

        private static KafkaBroker start() {
            KafkaBroker broker = KafkaBroker.start(DIRECTORY.resolve("kafka"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return broker;
        }
    }

    /** The JDBC URL of a new, empty database. */
    public static String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        Postgres.SERVER.createDatabaseIfAbsent(name);
        return Postgres.SERVER.jdbcUrl(name);
    }

    /** The bootstrap servers of the broker. */
    public static String kafka() {
        return Kafka.BROKER.bootstrapServers();
    }

    /**
     * A directory for a broker of a test's own; the shared one serves those that do not look at it.
     */
    public static Path newDirectory() {
        return DIRECTORY.resolve("own-" + DATABASES.incrementAndGet());
    }

    /** Of all that the tests of this JVM leave behind. */
    static Path directory() {
        return DIRECTORY;
    }

    private static Path newTemporaryDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "servers").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
