package dev.lectern.query.support;

import dev.lectern.query.QueryService;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service in a JVM of its own, so that it can be killed. It ends with the tests. */
public final class QueryProcess implements AutoCloseable {

    private final Process process;

    private QueryProcess(Process process) {
        this.process = process;
        Servers.closeAtExit(this);
    }

    public static QueryProcess start(String viewsUrl, String keysUrl, String topic) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                QueryService.class.getName()));
        command.addAll(RunningQuery.arguments(viewsUrl, keysUrl, topic));
        try {
            File output = File.createTempFile("query", ".log", new File("target"));
            return new QueryProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
