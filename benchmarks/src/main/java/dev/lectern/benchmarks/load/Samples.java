package dev.lectern.benchmarks.load;

import java.util.Arrays;

/** Durations from many threads; percentiles of all of them. */
public final class Samples {

    private long[] nanos = new long[4096];
    private int size;
    private long failures;

    public synchronized void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = duration;
    }

    public synchronized void fail(Exception e) {
        if (failures++ == 0) {
            e.printStackTrace();
        }
    }

    /** In milliseconds. */
    public record Summary(long count, long failures, double p50, double p99, double max) {}

    public synchronized Summary summary() {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return new Summary(
                size, failures, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted.length == 0
                ? 0
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * quantile))] / 1e6;
    }
}
