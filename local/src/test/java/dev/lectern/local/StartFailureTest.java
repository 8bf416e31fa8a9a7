package dev.lectern.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.embedded.DirectoryLock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lectern is started as a user starts it, with something in its way: one sentence, no traces. */
@Timeout(60)
class StartFailureTest {

    @TempDir Path home;

    @Test
    void portOfAServiceIsTaken() throws Exception {
        try (ServerSocket other = occupied()) {
            assertThat(start(Map.of("LECTERN_QUERY_PORT", port(other))))
                    .isEqualTo(
                            "Port %s, meant for query-service, can't be used on 127.0.0.1: Address"
                                    + " already in use.",
                            port(other));
        }
    }

    @Test
    void portOfPostgresIsTaken() throws Exception {
        try (ServerSocket other = occupied()) {
            assertThat(start(Map.of("LECTERN_POSTGRES_PORT", port(other))))
                    .isEqualTo(
                            "Port %s, meant for PostgreSQL, can't be used on 127.0.0.1: Address"
                                    + " already in use.",
                            port(other));
        }
    }

    @Test
    void portOfKafkaIsTaken() throws Exception {
        try (ServerSocket other = occupied()) {
            assertThat(start(Map.of("LECTERN_KAFKA_PORT", port(other))))
                    .isEqualTo(
                            "Port %s, meant for Kafka, can't be used on 127.0.0.1: Address already"
                                    + " in use.",
                            port(other));
        }
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void portIsNone() throws Exception {
        assertThat(start(Map.of("LECTERN_COMMAND_PORT", "http")))
                .isEqualTo(
                        "LECTERN_COMMAND_PORT must be a port between 0 and 64535, not \"http\".");
    }

    @Test
    void folderCannotBeWrittenTo() throws Exception {
        Path below = Files.createFile(home.resolve("file")).resolve("home");
        assertThat(start(Map.of("LECTERN_HOME", below.toString())))
                .isEqualTo("The folder %s can't be written to (Not a directory).", below);
    }

    @Test
    void anotherInstanceHasTheFolder() throws Exception {
        try (var _ = DirectoryLock.acquire(home)) {
            assertThat(start(Map.of()))
                    .isEqualTo(
                            "The folder %s is in use by process %d.",
                            home, ProcessHandle.current().pid());
        }
    }

    /** What is written to standard error by a start that must fail. */
    private String start(Map<String, String> settings) throws Exception {
        Path errors = home.resolveSibling(home.getFileName() + ".errors");
        var builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lectern.class.getName());
        builder.environment()
                .putAll(
                        Map.of(
                                "LECTERN_HOME",
                                home.toString(),
                                "LECTERN_COMMAND_PORT",
                                free(),
                                "LECTERN_QUERY_PORT",
                                free()));
        builder.environment().putAll(settings);
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.toFile())
                        .start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue()).isEqualTo(1);
        String text = Files.readString(errors, StandardCharsets.UTF_8).strip();
        Files.delete(errors);
        return text;
    }

    private static ServerSocket occupied() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static String port(ServerSocket socket) {
        return Integer.toString(socket.getLocalPort());
    }

    // Low enough that the administration's port, 1000 above, exists.
    private static String free() throws IOException {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
            try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                    var _ = new ServerSocket(port + 1000, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                return Integer.toString(port);
            } catch (BindException e) {
                // Somebody has one of the two: the next pair, then.
            }
        }
    }
}
