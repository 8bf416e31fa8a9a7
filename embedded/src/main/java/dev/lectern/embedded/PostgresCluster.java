package dev.lectern.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The files of one database cluster: {@code data}, {@code password} and {@code postgres.log}. */
final class PostgresCluster {

    static final String USER = "lectern";

    private final Path directory;

    PostgresCluster(Path directory) {
        this.directory = directory;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    /** Other users of this machine reach the port as well, so there is a password. */
    String password() throws IOException {
        return Files.readString(directory.resolve("password")).strip();
    }

    /** Creates the cluster, if it isn't there. A first attempt that was cut off is thrown away. */
    void createIfAbsent(PostgresPrograms programs) throws IOException {
        if (Files.exists(data())) {
            return;
        }
        Path password = directory.resolve("password");
        Files.deleteIfExists(password);
        Files.createFile(
                password,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, randomPassword());
        Path partial = directory.resolve("data.partial");
        Folders.delete(partial);
        programs.run(
                "initdb",
                "--pgdata=" + partial,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Written anew for each start: the file says all that differs from PostgreSQL's defaults. */
    void configure(int port) throws IOException {
        Files.writeString(
                data().resolve("postgresql.conf"),
                """
                # Written by Lectern at each start.
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                max_connections = 200
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                shared_buffers = '256MB'
                # Each checkpoint makes the next change of every page cost a copy of it in the log.
                max_wal_size = '4GB'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] '
                """
                        .formatted(LoopbackSockets.HOST, port),
                StandardCharsets.UTF_8);
        if (Files.exists(log())) {
            Files.move(
                    log(),
                    directory.resolve("postgres.previous.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
