package dev.lectern.benchmarks.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The CPU time of a PostgreSQL server and all of its sessions; of those that have ended only where
 * /proc tells.
 */
public final class PostgresCpu {

    private static final long NANOS_OF_A_TICK = 10_000_000;

    private final long pid;

    public PostgresCpu(long pid) {
        this.pid = pid;
    }

    /** By process, with all that have ended under the number 0. */
    public Map<Long, Long> nanos() throws IOException {
        var nanos = new HashMap<Long, Long>();
        nanos.put(0L, ended());
        ProcessHandle.of(pid)
                .ifPresent(main ->
                        Stream.concat(Stream.of(main), main.descendants())
                                .forEach(process ->
                                        nanos.put(
                                                process.pid(),
                                                process.info()
                                                        .totalCpuDuration()
                                                        .orElse(Duration.ZERO)
                                                        .toNanos())));
        return nanos;
    }

    private long ended() throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(words[13]) + Long.parseLong(words[14])) * NANOS_OF_A_TICK;
    }

    public static long between(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))
                .sum();
    }
}
