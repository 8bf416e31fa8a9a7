package dev.lectern.benchmarks.eventstore;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The CPU time of a PostgreSQL server and all of its sessions. */
final class PostgresCpu {

    private final long pid;

    PostgresCpu(long pid) {
        this.pid = pid;
    }

    /** By process; sessions that end between two looks are lost. */
    Map<Long, Long> nanos() {
        var nanos = new HashMap<Long, Long>();
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

    static long between(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))
                .sum();
    }
}
