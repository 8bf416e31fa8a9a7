package dev.lectern.benchmarks.keynote;

import java.util.stream.DoubleStream;

/** In milliseconds. */
record Percentiles(long count, double p50, double p99, double p999, double max) {

    static Percentiles of(DoubleStream millis) {
        double[] sorted = millis.sorted().toArray();
        return new Percentiles(
                sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    }

    private static double at(double[] sorted, double quantile) {
        return sorted.length == 0
                ? 0
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * quantile))];
    }
}
