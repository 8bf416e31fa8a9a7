package dev.lectern.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class PostgresServerTest {

    @TempDir Path directory;

    @Test
    void keepsWhatWasCommittedOverARestart() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            server.createDatabaseIfAbsent("notes");
            Notes.add(server, "kept");
        }
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            server.createDatabaseIfAbsent("notes");
            assertThat(Notes.of(server)).containsExactly("kept");
        }
    }

    @Test
    void keepsWhatWasCommittedBeforeACrash() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            server.createDatabaseIfAbsent("notes");
            Notes.add(server, "kept");
            server.kill();
            try (PostgresServer next = PostgresServer.start(directory, server.port())) {
                assertThat(Notes.of(next)).containsExactly("kept");
            }
        }
    }

    @Test
    void leavesNoProcess() {
        long pid;
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            pid = server.pid();
            assertThat(ProcessHandle.of(pid)).get().matches(Processes::isAlive);
        }
        assertThat(ProcessHandle.of(pid).filter(Processes::isAlive)).isEmpty();
    }

    @Test
    void losesNothingOnPurpose() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0);
                Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"))) {
            assertThat(Notes.strings(connection, "SHOW fsync")).containsExactly("on");
            assertThat(Notes.strings(connection, "SHOW synchronous_commit")).containsExactly("on");
            assertThat(Notes.strings(connection, "SHOW full_page_writes")).containsExactly("on");
            assertThat(Notes.strings(connection, "SHOW listen_addresses"))
                    .containsExactly("127.0.0.1");
        }
    }

    @Test
    void asksForThePasswordThatOnlyItsOwnerCanRead() throws IOException {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            String wrong = server.jdbcUrl("postgres").replaceAll("password=.*", "password=wrong");
            assertThatThrownBy(() -> DriverManager.getConnection(wrong))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void namesThePortThatSomebodyElseHas() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> PostgresServer.start(directory, port))
                    .withMessage(
                            "Port %d, meant for PostgreSQL, can't be used on 127.0.0.1: Address"
                                    + " already in use.",
                            port);
        }
        PostgresServer.start(directory, 0).close();
    }

    @Test
    void namesTheFolderThatIsNone() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path below = file.resolve("postgres");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> PostgresServer.start(below, 0))
                .withMessage("The folder %s can't be written to (Not a directory).", below);
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> PostgresServer.start(directory, 0))
                    .withMessage("The folder %s is in use by this process.", directory);
            assertThat(ProcessHandle.of(server.pid())).get().matches(Processes::isAlive);
        }
    }

    @Test
    void startsThoughItsOldProcessNumberIsSomebodyElses() throws IOException {
        PostgresServer crashed = PostgresServer.start(directory, 0);
        crashed.kill();
        Path pidFile = directory.resolve("data/postmaster.pid");
        String anotherProcess = "1";
        Files.writeString(
                pidFile, Files.readString(pidFile).replaceFirst("^[0-9]+", anotherProcess));
        PostgresServer.start(directory, 0).close();
    }

    @Test
    void createsDatabasesByPlainNamesOnly() {
        try (PostgresServer server = PostgresServer.start(directory, 0)) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> server.createDatabaseIfAbsent("a\"; DROP DATABASE b"));
        }
    }
}
