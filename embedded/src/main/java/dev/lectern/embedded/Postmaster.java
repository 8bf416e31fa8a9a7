package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server's main process, known by the {@code postmaster.pid} of its data folder. */
final class Postmaster {

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /**
     * The living server of this data folder. A process number is used again by the operating
     * system, so the process must be a {@code postgres} that was started on this very folder.
     */
    static Optional<Postmaster> of(Path data) throws IOException {
        return pid(data)
                .flatMap(ProcessHandle::of)
                .map(Postmaster::new)
                .filter(p -> p.serves(data) && p.isAlive());
    }

    /**
     * Makes a left-over pid file harmless whose number now belongs to some other process, which
     * would keep the server from starting. The rest of the file stays: by it PostgreSQL finds out
     * whether workers of the old server still use its memory. A server takes the number of the
     * process that launches it as its own.
     */
    static void disownStalePid(Path data) throws IOException {
        Optional<Long> pid = pid(data);
        if (pid.flatMap(ProcessHandle::of).isEmpty()) {
            return;
        }
        Path file = pidFile(data);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(file, lines);
    }

    private static Optional<Long> pid(Path data) throws IOException {
        try (Stream<String> lines = Files.lines(pidFile(data))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .map(Long::valueOf);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private boolean serves(Path data) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command().filter(c -> c.endsWith("/postgres")).isPresent();
        boolean here =
                info.arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .isPresent();
        return postgres && here;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return Processes.isAlive(process);
    }

    /** Kills the server, and says whether it and its workers have ended within the limit. */
    boolean kill(Duration limit) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        process.destroyForcibly();
        return Processes.awaitEnd(family, limit);
    }
}
