package dev.lectern.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one contestant did in one round.
 *
 * @param operations acknowledged
 * @param failures neither acknowledged nor repeated
 * @param seconds that the round took
 * @param p50 milliseconds; not a number where single operations are not timed
 * @param p99 likewise
 * @param jvmMicros CPU of this JVM for each operation, in microseconds; the load generator is in it
 */
public record Round(
        long operations, long failures, double seconds, double p50, double p99, double jvmMicros) {

    /** One operation; may throw, which counts as a failure. */
    @FunctionalInterface
    public interface Operation {
        void run(int caller, long number) throws Exception;
    }

    /** Runs the operation from so many virtual threads at once, closed loop, for a time. */
    public static Round of(int callers, double seconds, Operation operation)
            throws InterruptedException {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        var failures = new AtomicLong();
        var latencies = new ArrayList<long[]>();
        var threads = new ArrayList<Thread>();
        long start = System.nanoTime();
        long cpu = processCpuNanos();
        for (int caller = 0; caller < callers; caller++) {
            int number = caller;
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                long[] own = run(number, deadline, failures, operation);
                                synchronized (latencies) {
                                    latencies.add(own);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        return summary(latencies, failures.get(), took, processCpuNanos() - cpu);
    }

    /** Several operations at once; says how many. */
    @FunctionalInterface
    public interface Pass {
        long run(long deadline) throws Exception;
    }

    /** Runs passes one after another on this thread, for a time. */
    public static Round counting(double seconds, Pass pass) throws Exception {
        long start = System.nanoTime();
        long deadline = start + (long) (seconds * 1e9);
        long cpu = processCpuNanos();
        long operations = 0;
        while (System.nanoTime() < deadline) {
            operations += pass.run(deadline);
        }
        double took = (System.nanoTime() - start) / 1e9;
        double micros = (processCpuNanos() - cpu) / 1e3 / Math.max(1, operations);
        return new Round(operations, 0, took, Double.NaN, Double.NaN, micros);
    }

    private static long[] run(int caller, long deadline, AtomicLong failures, Operation operation) {
        var own = new long[1024];
        int n = 0;
        for (long number = 0; System.nanoTime() < deadline; number++) {
            long begin = System.nanoTime();
            try {
                operation.run(caller, number);
                if (n == own.length) {
                    own = Arrays.copyOf(own, n * 2);
                }
                own[n++] = System.nanoTime() - begin;
            } catch (Exception e) {
                if (failures.getAndIncrement() == 0) {
                    e.printStackTrace();
                }
            }
        }
        return Arrays.copyOf(own, n);
    }

    private static Round summary(
            List<long[]> latencies, long failures, double took, long cpuNanos) {
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        long n = Math.max(1, all.length);
        return new Round(
                all.length,
                failures,
                took,
                millis(all, 0.5),
                millis(all, 0.99),
                cpuNanos / 1e3 / n);
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * quantile)] / 1e6;
    }

    private static long processCpuNanos() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    public double perSecond() {
        return operations / seconds;
    }

    /** For the line that a contestant's process answers with. */
    public String toLine() {
        return String.format(
                Locale.ROOT,
                "%d %d %.6f %.4f %.4f %.3f",
                operations,
                failures,
                seconds,
                p50,
                p99,
                jvmMicros);
    }

    public static Round parse(String line) {
        String[] words = line.split(" ", -1);
        return new Round(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]));
    }
}
