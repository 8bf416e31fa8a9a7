package dev.lectern.benchmarks.system;

import dev.lectern.benchmarks.eventstore.PostgresCpu;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every process has spent so far, in nanoseconds. */
public record Cpu(long command, long query, long kafka, Map<Long, Long> postgres, long load) {

    public static long own() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Microseconds for each operation since then, by process. */
    public Map<String, Double> perOperation(Cpu since, long operations) {
        var micros = new LinkedHashMap<String, Double>();
        double each = 1e3 * Math.max(1L, operations);
        micros.put("command", (command - since.command) / each);
        micros.put("query", Math.max(0, query - since.query) / each);
        micros.put("kafka", (kafka - since.kafka) / each);
        micros.put("postgres", PostgresCpu.between(since.postgres, postgres) / each);
        micros.put("load", (load - since.load) / each);
        micros.replaceAll((_, value) -> Math.round(value * 10) / 10.0);
        return micros;
    }
}
