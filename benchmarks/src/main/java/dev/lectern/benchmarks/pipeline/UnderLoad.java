package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.load.Samples;
import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Jvm;
import dev.lectern.benchmarks.system.Rebuilding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is measured while people write and read, at a part of the peak. */
final class UnderLoad {

    private static final double LOOKS = 50; // a second
    private static final double READS = 100; // a second
    private static final long STEP_MILLIS = 100;
    private static final double REBUILT_WITHIN = 240;

    private final Setting setting;
    private final double peak;

    /**
     * @param peak commands a second
     */
    UnderLoad(Setting setting, double peak) {
        this.setting = setting;
        this.peak = peak;
    }

    /** Query-service has just been started, and the engine reads once what others have stored. */
    void warmUp(double seconds) throws Exception {
        var ignored = new Samples();
        setting.users().voteAtMost(2);
        var looking = setting.users().look(2 * LOOKS, seconds, ignored);
        var reading = setting.users().read(READS, seconds, ignored);
        setting.users().vote(peak / 2, seconds, ignored).join();
        looking.join();
        reading.join();
        setting.settle();
    }

    /**
     * @param visible from the 201 to the answer of a read that shows the write
     */
    record Visibility(
            double rate,
            Samples.Summary writes,
            Samples.Summary visible,
            Map<String, Double> cpu) {}

    Visibility visibility(double share, double seconds) throws Exception {
        var writes = new Samples();
        var visible = new Samples();
        double rate = share * peak;
        var before = setting.installation().cpu();
        var voting = setting.users().vote(rate - LOOKS, seconds, writes);
        var looking = setting.users().look(LOOKS, seconds, visible);
        voting.join();
        looking.join();
        var cpu = setting.installation().cpu().perOperation(before, (long) (rate * seconds));
        setting.settle();
        return new Visibility(rate, writes.summary(), visible.summary(), cpu);
    }

    /** A quarter of the peak, then all that is possible, then a quarter until it is calm again. */
    List<LagMonitor.Point> burst(double seconds) throws Exception {
        try (var lag = monitor(STEP_MILLIS)) {
            var latencies = new Samples();
            setting.users().vote(peak / 4, seconds / 2, latencies).join();
            setting.users().voteAtMost(seconds);
            setting.users().vote(peak / 4, seconds, latencies).join();
            setting.settle();
            return lag.points();
        }
    }

    /**
     * Latencies before and during the rebuilding.
     *
     * @param seconds that it took
     */
    record Rebuild(
            String model,
            double rate,
            double seconds,
            Samples.Summary writesBefore,
            Samples.Summary readsBefore,
            Samples.Summary writesDuring,
            Samples.Summary readsDuring) {

        double ratio(ToDoubleFunction<Samples.Summary> figure) {
            return Math.max(
                    figure.applyAsDouble(writesDuring) / figure.applyAsDouble(writesBefore),
                    figure.applyAsDouble(readsDuring) / figure.applyAsDouble(readsBefore));
        }
    }

    Rebuild rebuild(String model, double secondsBefore) throws Exception {
        double rate = peak / 4;
        var writesBefore = new Samples();
        var readsBefore = new Samples();
        var voting = setting.users().vote(rate, secondsBefore, writesBefore);
        setting.users().read(READS, secondsBefore, readsBefore).join();
        voting.join();
        var writesDuring = new Samples();
        var readsDuring = new Samples();
        long start = System.nanoTime();
        double took;
        try (var rebuilding = new Rebuilding(setting.installation());
                var _ = setting.users().vote(rate, REBUILT_WITHIN, writesDuring);
                var _ = setting.users().read(READS, REBUILT_WITHIN, readsDuring)) {
            rebuilding.start(model);
            Await.until("the rebuild has ended", REBUILT_WITHIN, () -> !rebuilding.isUnderWay());
            took = (System.nanoTime() - start) / 1e9;
        }
        setting.settle();
        return new Rebuild(
                model,
                rate,
                took,
                writesBefore.summary(),
                readsBefore.summary(),
                writesDuring.summary(),
                readsDuring.summary());
    }

    /**
     * Memory at one time, in bytes.
     *
     * @param commandHeap after a full collection, like that of query-service
     */
    record Memory(
            double second,
            long commandHeap,
            long commandResident,
            long queryHeap,
            long queryResident) {}

    /** All of a long run. */
    record Soak(
            double rate,
            Samples.Summary writes,
            Samples.Summary visible,
            Map<String, Double> cpu,
            List<Memory> memory,
            List<LagMonitor.Point> lag) {

        Soak with(List<LagMonitor.Point> otherLag) {
            return new Soak(rate, writes, visible, cpu, memory, otherLag);
        }
    }

    Soak soak(double share, double seconds, int looksAtMemory) throws Exception {
        double rate = share * peak;
        var writes = new Samples();
        var visible = new Samples();
        var memory = new ArrayList<Memory>();
        var before = setting.installation().cpu();
        try (var lag = monitor(STEP_MILLIS)) {
            long start = System.nanoTime();
            var voting = setting.users().vote(rate - LOOKS, seconds, writes);
            var looking = setting.users().look(LOOKS, seconds, visible);
            for (int look = 1; look <= looksAtMemory; look++) {
                double due = seconds * look / looksAtMemory - seconds / looksAtMemory / 2;
                Thread.sleep((long) Math.max(0, due * 1e3 - (System.nanoTime() - start) / 1e6));
                memory.add(memory((System.nanoTime() - start) / 1e9));
            }
            voting.join();
            looking.join();
            var cpu = setting.installation().cpu().perOperation(before, (long) (rate * seconds));
            setting.settle();
            return new Soak(rate, writes.summary(), visible.summary(), cpu, memory, lag.points());
        }
    }

    private Memory memory(double second) throws Exception {
        Jvm command = setting.installation().command();
        Jvm query = setting.installation().query();
        return new Memory(
                second,
                command.liveHeapBytes(),
                command.residentBytes(),
                query.liveHeapBytes(),
                query.residentBytes());
    }

    private LagMonitor monitor(long stepMillis) throws Exception {
        return new LagMonitor(
                setting.installation(), setting.acknowledged(), setting.users(), stepMillis);
    }
}
