package dev.lectern.embedded;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** What {@link ProcessHandle} lacks. */
final class Processes {

    private Processes() {}

    /** A dead process that its parent has not waited for has a number, but no command any more. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Waits until all have ended, and says whether they have. */
    static boolean awaitEnd(Collection<ProcessHandle> processes, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (processes.stream().anyMatch(Processes::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
