package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL server beside this JVM, listening on 127.0.0.1 alone. What was committed is still
 * there after a restart and after a crash of the server, of this JVM or of the machine.
 *
 * <p>The server outlives a JVM that is killed; the next start on the same directory stops it first.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Duration DEATH = Duration.ofSeconds(10);
    private static final String DUPLICATE_DATABASE = "42P04";

    private final DirectoryLock lock;
    private final PostgresPrograms programs;
    private final PostgresCluster cluster;
    private final Postmaster postmaster;
    private final String password;
    private final int port;

    private PostgresServer(
            DirectoryLock lock, PostgresPrograms programs, PostgresCluster cluster, int port)
            throws IOException {
        this.lock = lock;
        this.programs = programs;
        this.cluster = cluster;
        this.port = port;
        this.password = cluster.password();
        this.postmaster =
                Postmaster.of(cluster.data())
                        .orElseThrow(() -> new EmbeddedServerException("PostgreSQL has died."));
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @param directory holds the data, the password and the log; created if absent
     * @param port 0 for a free one
     * @throws EmbeddedServerException if the port or the directory is taken, the directory can't be
     *     written to, or PostgreSQL doesn't start
     */
    public static PostgresServer start(Path directory, int port) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            Path real = directory.toRealPath();
            var programs = new PostgresPrograms(PostgresBinaries.unpacked());
            var cluster = new PostgresCluster(real);
            cluster.createIfAbsent(programs);
            stopOrphan(programs, cluster);
            int free = LoopbackSockets.free("PostgreSQL", port);
            cluster.configure(free);
            launch(programs, cluster);
            return new PostgresServer(lock, programs, cluster, free);
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServerException(
                    "PostgreSQL can't be started in %s: %s.".formatted(directory, e), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void stopOrphan(PostgresPrograms programs, PostgresCluster cluster)
            throws IOException {
        if (Postmaster.of(cluster.data()).isPresent()) {
            stop(programs, cluster);
        } else {
            Postmaster.disownStalePid(cluster.data());
        }
    }

    // By pg_ctl, because it gives the server a session of its own: Ctrl-C in a terminal reaches all
    // processes of the session, and would stop the server under the services.
    private static void launch(PostgresPrograms programs, PostgresCluster cluster) {
        programs.run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=300",
                "--silent",
                "--pgdata=" + cluster.data(),
                "--log=" + cluster.log());
    }

    private static void stop(PostgresPrograms programs, PostgresCluster cluster) {
        programs.run(
                "pg_ctl",
                "stop",
                "--wait",
                "--timeout=60",
                "--silent",
                "--mode=fast",
                "--pgdata=" + cluster.data());
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The address of a database, user and password included. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(LoopbackSockets.HOST, port, database, PostgresCluster.USER, password);
    }

    /**
     * Creates an empty database unless there is one of that name.
     *
     * @param name lower-case letters, digits and underscores
     */
    public void createDatabaseIfAbsent(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a database's name: " + name);
        }
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw new EmbeddedServerException(
                        "The database %s can't be created: %s".formatted(name, e.getMessage()), e);
            }
        }
    }

    /** The process number of the server's main process. */
    public long pid() {
        return postmaster.pid();
    }

    /**
     * Kills the server as a crash would, and returns when none of its processes is left. The
     * directory is free for another start.
     */
    public void kill() {
        if (!postmaster.kill(DEATH)) {
            throw new EmbeddedServerException("PostgreSQL survives being killed.");
        }
        lock.close();
    }

    /** Stops the server: open connections are cut, what was committed is on disk. */
    @Override
    public void close() {
        try {
            if (postmaster.isAlive()) {
                stop(programs, cluster);
            }
        } finally {
            lock.close();
        }
    }
}
