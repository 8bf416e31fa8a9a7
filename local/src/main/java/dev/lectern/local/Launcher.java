package dev.lectern.local;

import dev.lectern.embedded.DirectoryLock;
import dev.lectern.embedded.KafkaBroker;
import dev.lectern.embedded.PostgresServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Starts everything, one after the other, and says so. */
final class Launcher {

    private final LocalSettings settings;
    private final Components components;

    Launcher(LocalSettings settings, Components components) {
        this.settings = settings;
        this.components = components;
    }

    void start() throws Exception {
        Path home = settings.home();
        components.start("The folder's lock", () -> DirectoryLock.acquire(home));
        for (var port : settings.servicePorts()) {
            requireFree(port);
        }
        Path masterKey = MasterKeyFile.in(home);
        PostgresServer postgres =
                start(
                        "PostgreSQL",
                        () ->
                                PostgresServer.start(
                                        home.resolve("postgres"), settings.postgresPort()));
        KafkaBroker kafka =
                start(
                        "Kafka",
                        () -> KafkaBroker.start(home.resolve("kafka"), settings.kafkaPort()));
        var services = new Services(settings, postgres, kafka, masterKey);
        // It creates the topic and the tables of keys and rights, which the other would wait for.
        start("command-service", services::startCommandService);
        start("query-service", services::startQueryService);
    }

    private <T extends AutoCloseable> T start(String name, Callable<T> starter) throws Exception {
        long started = System.nanoTime();
        T handle = components.start(name, starter);
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(Locale.ROOT, "  %-16s up in %.1f s%n", name, seconds);
        return handle;
    }

    // Looked at before anything starts: the answer is quicker, and leaves nothing half done.
    private void requireFree(LocalSettings.ServicePort port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.bind(), port.port()));
        } catch (IOException e) {
            throw new StartException(
                    "Port %d, meant for %s, can't be used on %s: %s."
                            .formatted(port.port(), port.user(), settings.bind(), e.getMessage()));
        }
    }
}
