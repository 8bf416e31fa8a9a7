package dev.lectern.command.web;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/** So many tasks at once, each on a virtual thread; others wait in the order in which they came. */
final class BoundedThreads implements Executor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore free;
    private final ThreadFactory threads;

    /**
     * @param most of them at once
     * @param name of the threads, to which a number is added
     */
    BoundedThreads(int most, String name) {
        free = new Semaphore(most);
        threads = Thread.ofVirtual().name(name, 0).factory();
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (free.tryAcquire()) {
            start();
        }
    }

    private void start() {
        threads.newThread(this::work).start();
    }

    private void work() {
        try {
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                task.run();
            }
        } finally {
            free.release();
            // One may have come just now, or is left over by a task that has failed.
            if (!waiting.isEmpty() && free.tryAcquire()) {
                start();
            }
        }
    }
}
