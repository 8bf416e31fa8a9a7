package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.load.Samples;
import dev.lectern.benchmarks.system.Await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Operations that are due at times of their own (exponential gaps), whether or not those before
 * them have been answered; a late start counts as waiting.
 */
final class OpenLoop implements AutoCloseable {

    private final List<Thread> workers = new ArrayList<>();
    private final AtomicLong due;
    private final double gap;
    private final long end;

    /** One operation on a connection of its own. */
    @FunctionalInterface
    interface Operation {
        /**
         * @param due by {@link System#nanoTime()}
         */
        void run(int worker, long due) throws Exception;
    }

    /**
     * Starts at once.
     *
     * @param rate operations a second
     * @param seconds until it ends by itself
     */
    OpenLoop(int workers, double rate, double seconds, Samples failures, Operation operation) {
        long start = System.nanoTime();
        due = new AtomicLong(start);
        gap = 1e9 / rate;
        end = start + (long) (seconds * 1e9);
        for (int i = 0; i < workers; i++) {
            int worker = i;
            this.workers.add(Thread.ofVirtual().start(() -> work(worker, failures, operation)));
        }
    }

    private void work(int worker, Samples failures, Operation operation) {
        for (long next = next(); next < end; next = next()) {
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            try {
                operation.run(worker, next);
            } catch (Exception e) {
                failures.fail(e);
            }
        }
    }

    private long next() {
        double wait = -Math.log(1 - ThreadLocalRandom.current().nextDouble()) * gap;
        return due.addAndGet((long) wait);
    }

    void join() throws InterruptedException {
        for (Thread worker : workers) {
            worker.join();
        }
    }

    /** Lets what is under way finish, and nothing start any more. */
    @Override
    public void close() {
        due.addAndGet(Long.MAX_VALUE / 4);
        Await.done(this::join);
    }
}
