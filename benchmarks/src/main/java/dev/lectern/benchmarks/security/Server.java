package dev.lectern.benchmarks.security;

import dev.lectern.benchmarks.load.Contestant;
import dev.lectern.benchmarks.load.Round;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process of {@link Served}, set as command-service is shipped; what it costs can be asked. */
final class Server implements AutoCloseable {

    private static final List<String> AS_SHIPPED =
            List.of(
                    "-Xmx512m",
                    "-XX:+UseParallelGC",
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Daxoniq.update-checker.disabled=true");

    private final Process process;
    private final BufferedReader out;

    Server(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_SHIPPED);
        String options = System.getProperty("lectern.benchmarks.command-service", "");
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ", -1))); // of a profiler, say
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Served.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Contestant.next(out); // ready
    }

    /** The commands alone, from inside. */
    Round inProcess(double seconds) throws IOException {
        process.getOutputStream()
                .write(
                        ("in-process " + Votes.CALLERS + " " + seconds + "\n")
                                .getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return Round.parse(Contestant.next(out));
    }

    /** So far; of all threads. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
