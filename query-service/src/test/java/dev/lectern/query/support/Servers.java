package dev.lectern.query.support;

import dev.lectern.embedded.KafkaBroker;
import dev.lectern.embedded.PostgresServer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** One PostgreSQL and one Kafka for all tests of this JVM. */
public final class Servers {

    private static final Path DIRECTORY = directory();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final Deque<AutoCloseable> CLOSED_AT_EXIT = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Servers::closeAll));
    }

    private Servers() {}

    /** The last one first. */
    static void closeAtExit(AutoCloseable one) {
        CLOSED_AT_EXIT.push(one);
    }

    private static void closeAll() {
        for (AutoCloseable one : CLOSED_AT_EXIT) {
            try {
                one.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Servers.class).warn("Could not close {}", one, e);
            }
        }
    }

    private static final class Postgres {
        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = PostgresServer.start(DIRECTORY.resolve("postgres"), 0);
            closeAtExit(server);
            return server;
        }
    }

    private static final class Kafka {
        private static final KafkaBroker BROKER = start();

        private static KafkaBroker start() {
            KafkaBroker broker = KafkaBroker.start(DIRECTORY.resolve("kafka"), 0);
            closeAtExit(broker);
            return broker;
        }
    }

    /** The JDBC URL of a new, empty database. */
    public static String newDatabase() {
        String name = "test_" + NAMES.incrementAndGet();
        Postgres.SERVER.createDatabaseIfAbsent(name);
        return Postgres.SERVER.jdbcUrl(name);
    }

    /** A directory for a server of a test's own. */
    public static Path newDirectory() {
        return DIRECTORY.resolve("own-" + NAMES.incrementAndGet());
    }

    public static DataSource dataSource(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    public static String kafka() {
        return Kafka.BROKER.bootstrapServers();
    }

    /** The name of a topic that does not exist yet. */
    public static String newTopicName() {
        return "events-" + NAMES.incrementAndGet();
    }

    public static void createTopic(String name, int partitions) {
        admin(admin ->
                admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get());
    }

    public static void deleteTopic(String name) {
        admin(admin -> admin.deleteTopics(List.of(name)).all().get());
    }

    private interface Administration {
        void by(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static void admin(Administration administration) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            administration.by(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "servers").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
