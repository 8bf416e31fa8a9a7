package dev.lectern.web;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * So many tasks at once, each on a virtual thread; others wait in the order in which they came. One
 * that has waited for too long is told so.
 */
final class BoundedThreads implements Executor {

    private static final ScopedValue<Boolean> LATE = ScopedValue.newInstance();

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore free;
    private final long patience;
    private final ThreadFactory threads;

    private record Waiting(Runnable task, long since) {}

    /**
     * @param most of them at once
     * @param patience after which one that has waited is late
     * @param name of the threads, to which a number is added
     */
    BoundedThreads(int most, Duration patience, String name) {
        this.free = new Semaphore(most);
        this.patience = patience.toNanos();
        this.threads = Thread.ofVirtual().name(name, 0).factory();
    }

    /** Whether the task that asks has waited for too long. */
    static boolean isLate() {
        return LATE.isBound();
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(new Waiting(task, System.nanoTime()));
        if (free.tryAcquire()) {
            start();
        }
    }

    private void start() {
        threads.newThread(this::work).start();
    }

    private void work() {
        try {
            for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
                run(next);
            }
        } finally {
            free.release();
            // One may have come just now, or is left over by a task that has failed.
            if (!waiting.isEmpty() && free.tryAcquire()) {
                start();
            }
        }
    }

    private void run(Waiting next) {
        if (System.nanoTime() - next.since() > patience) {
            ScopedValue.where(LATE, true).run(next.task());
        } else {
            next.task().run();
        }
    }
}
