package dev.lectern.benchmarks.system;

import java.util.concurrent.Callable;

/** Waits for conditions, bounded. */
public final class Await {

    private static final long STEP_MILLIS = 10;

    private Await() {}

    /** Something that blocks. */
    @FunctionalInterface
    public interface Blocking {
        void run() throws InterruptedException;
    }

    /** For what is closed: an interruption is a failure there. */
    public static void done(Blocking blocking) {
        try {
            blocking.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /**
     * @throws IllegalStateException if it takes longer
     */
    public static void until(String what, double seconds, Callable<Boolean> condition)
            throws Exception {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not within " + seconds + " s: " + what);
            }
            Thread.sleep(STEP_MILLIS);
        }
    }
}
