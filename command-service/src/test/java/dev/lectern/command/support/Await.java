package dev.lectern.command.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, never for time. */
public final class Await {

    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** Fails if it does not come true in time. */
    public static void until(Duration atMost, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + atMost + ": " + what);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
