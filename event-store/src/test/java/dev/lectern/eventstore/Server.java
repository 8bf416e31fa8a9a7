package dev.lectern.eventstore;

import dev.lectern.embedded.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A durable PostgreSQL, that may be killed and started again. */
final class Server implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Shared {
        static final Server SERVER = start();

        private static Server start() {
            try {
                Path directory = Files.createTempDirectory("event-store-test");
                var server = new Server(directory);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, directory)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(Server server, Path directory) {
            server.kill(); // what it holds is thrown away
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Path directory;
    private PostgresServer postgres;

    Server(Path directory) {
        this.directory = directory;
        postgres = PostgresServer.start(directory, 0);
    }

    /** The one that all tests of this JVM share; not to be stopped. */
    static Server shared() {
        return Shared.SERVER;
    }

    /** An empty store in a database of its own. */
    Database migrated() {
        String name = "store_" + NUMBER.incrementAndGet();
        postgres.createDatabaseIfAbsent(name);
        return Database.migrated(postgres.jdbcUrl(name));
    }

    /** Stops in an orderly way. */
    void stop() {
        postgres.close();
    }

    /** Kills the server and all of its sessions at once, as {@code kill -9} does. */
    void kill() {
        postgres.kill();
        postgres.close(); // gives its directory back
    }

    /** To the server and all of its sessions. */
    void signal(String signal) {
        ProcessHandle.of(postgres.pid())
                .ifPresent(main ->
                        Stream.concat(main.descendants(), Stream.of(main))
                                .forEach(process -> NodeProcess.signal(signal, process.pid())));
    }

    void restart() {
        postgres = PostgresServer.start(directory, postgres.port());
    }

    void restartIfDown() {
        if (ProcessHandle.of(postgres.pid()).isEmpty()) {
            postgres.close();
            restart();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
