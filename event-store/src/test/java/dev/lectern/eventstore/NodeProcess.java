package dev.lectern.eventstore;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/**
 * A node in a JVM of its own, which may be stopped and killed. It says a line for each append that
 * was acknowledged.
 */
final class NodeProcess implements AutoCloseable {

    /** Said in place of a position. */
    static final String REFUSED = "refused";

    private static final String PROMPT = "> ";
    private static final String STOPPING = "stopping inside a batch";

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private NodeProcess(String mode, Database database) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            process =
                    new ProcessBuilder(
                                    java,
                                    "-XX:TieredStopAtLevel=1",
                                    "-Daxoniq.update-checker.disabled=true",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    NodeProcess.class.getName(),
                                    mode,
                                    database.url())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /**
     * Appends one event after another from eight callers, and after each one that must be refused.
     */
    static NodeProcess appending(Database database) {
        return new NodeProcess("append", database);
    }

    /**
     * Appends one event, and stops (SIGSTOP) when all of its batch is inserted and COMMIT is to be
     * sent.
     */
    static NodeProcess stoppingInsideABatch(Database database) {
        return new NodeProcess("stop", database);
    }

    private void listen() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(PROMPT)) { // the rest is its log
                    said.add(line.substring(PROMPT.length()));
                }
            }
        } catch (IOException e) {
            // the process is gone
        }
    }

    /** The next line it said, if it comes within 30 s. */
    @Nullable String next() throws InterruptedException {
        return said.poll(30, TimeUnit.SECONDS);
    }

    /** What it said and nobody has asked for. */
    List<String> rest() {
        var lines = new ArrayList<String>();
        said.drainTo(lines);
        return lines;
    }

    void awaitStopped() throws InterruptedException {
        for (String line = next(); !STOPPING.equals(line); line = next()) {
            if (line == null) {
                throw new IllegalStateException("The process did not stop inside a batch");
            }
        }
    }

    void resume() {
        signal("CONT", process.pid());
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ------------------------------------------------ in the other JVM

    public static void main(String[] arguments) throws InterruptedException {
        var database = new Database(arguments[1]);
        boolean stopping = arguments[0].equals("stop");
        var writer = stopping ? stopping(database.writer()) : database.writer();
        try (var node = new Node(database, writer, EventStoreSettings.defaults())) {
            if (stopping) {
                say("appended " + node.append(Node.event("Stopped", "", "stopped:1")));
                Thread.sleep(Long.MAX_VALUE); // until it is killed
            }
            Gathered.of(8, caller -> appendForEver(node, caller)).join();
        }
    }

    private static long appendForEver(Node node, int caller) {
        for (long n = 0; ; n++) {
            String tag = "event:" + caller + "-" + n;
            say(tag + " " + node.append(Node.event("A", n, tag), Node.event("B", n, tag)));
            sayRefused(node, tag);
        }
    }

    private static void sayRefused(Node node, String tag) {
        String refused = tag + "-refused";
        try {
            node.append(Node.after(0, Node.tagged(tag)), Node.event("A", 0, refused));
            throw new IllegalStateException("accepted in spite of a conflict: " + tag);
        } catch (AppendEventsTransactionRejectedException e) {
            say(refused + " " + REFUSED);
        }
    }

    private static synchronized void say(String line) {
        System.out.println(PROMPT + line);
        System.out.flush();
    }

    private static DataSource stopping(DataSource source) {
        var once = new AtomicBoolean();
        return (DataSource)
                Proxy.newProxyInstance(
                        NodeProcess.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, parameters) -> {
                            try {
                                Object result = method.invoke(source, parameters);
                                return result instanceof Connection c ? stopping(c, once) : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        });
    }

    private static Connection stopping(Connection connection, AtomicBoolean once) {
        return (Connection)
                Proxy.newProxyInstance(
                        NodeProcess.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, parameters) -> {
                            if (method.getName().equals("commit") && !once.getAndSet(true)) {
                                say(STOPPING);
                                signal("STOP", ProcessHandle.current().pid());
                            }
                            try {
                                return method.invoke(connection, parameters);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        });
    }
}
