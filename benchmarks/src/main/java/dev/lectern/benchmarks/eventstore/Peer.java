package dev.lectern.benchmarks.eventstore;

import dev.lectern.benchmarks.load.Contestant;
import dev.lectern.benchmarks.load.Round;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A contestant in a JVM of its own. */
public final class Peer implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    public Peer(String classPath, String main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xshare:auto",
                        "-Xmx2g",
                        "-Daxoniq.update-checker.disabled=true",
                        "-cp",
                        classPath,
                        main));
        command.addAll(List.of(arguments));
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Contestant.next(out); // ready
    }

    public Round run(String scenario, int callers, double seconds) throws IOException {
        process.getOutputStream()
                .write(
                        (scenario + " " + callers + " " + seconds + "\n")
                                .getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return Round.parse(Contestant.next(out));
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
