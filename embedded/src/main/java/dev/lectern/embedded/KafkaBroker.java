package dev.lectern.embedded;

import static dev.lectern.embedded.KafkaSettings.CLIENTS;
import static dev.lectern.embedded.KafkaSettings.CONTROLLER;
import static dev.lectern.embedded.KafkaSettings.NODE;

import kafka.server.KafkaConfig;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Kafka broker inside this JVM (KRaft, one node), listening on 127.0.0.1 alone. What was
 * acknowledged is still there after a restart; no topic is created or shortened by itself.
 */
public final class KafkaBroker implements AutoCloseable {

    private final DirectoryLock lock;
    private final KafkaNode node;
    private final int port;

    private KafkaBroker(DirectoryLock lock, KafkaNode node, int port) {
        this.lock = lock;
        this.node = node;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it answers.
     *
     * @param directory holds the log; created if absent
     * @param port where clients connect; 0 for a free one
     * @throws EmbeddedServerException if the port or the directory is taken, the directory can't be
     *     written to, or Kafka doesn't start
     */
    public static KafkaBroker start(Path directory, int port) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            return start(lock, directory.resolve("log"), port);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    // The sockets are bound first and handed over, so no other program can take them in between.
    private static KafkaBroker start(DirectoryLock lock, Path log, int port) {
        ServerSocketChannel clients = LoopbackSockets.bind("Kafka", port);
        ServerSocketChannel controller = LoopbackSockets.bind("Kafka's controller", 0);
        try {
            int clientPort = LoopbackSockets.port(clients);
            int controllerPort = LoopbackSockets.port(controller);
            format(log);
            var config =
                    KafkaConfig.fromProps(
                            KafkaSettings.of(log, clientPort, controllerPort), /* doLog= */ false);
            var sockets = Map.of(CLIENTS, clients, CONTROLLER, controller);
            return new KafkaBroker(lock, KafkaNode.start(config, sockets), clientPort);
        } catch (Exception e) {
            closeQuietly(clients, e);
            closeQuietly(controller, e);
            throw new EmbeddedServerException(
                    "Kafka can't be started in %s: %s.".formatted(log, e.getMessage()), e);
        }
    }

    private static void format(Path log) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(log);
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(log.toString())
                .setDirectories(List.of(log.toString()))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .setHasDynamicQuorum(false)
                .run();
    }

    private static void closeQuietly(ServerSocketChannel channel, Exception reason) {
        try {
            channel.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Where clients connect: host and port. */
    public String bootstrapServers() {
        return LoopbackSockets.HOST + ":" + port;
    }

    /** Stops the broker, its log closed and flushed; returns when it has stopped. */
    @Override
    public void close() {
        try {
            node.close();
        } finally {
            lock.close();
        }
    }
}
