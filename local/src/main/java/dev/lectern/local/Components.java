package dev.lectern.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * What is running, in the order in which it was started. It stops in the reverse order, so nobody
 * loses what it stands on; one that fails to stop does not keep the others from stopping.
 */
final class Components implements AutoCloseable {

    private record Component(String name, AutoCloseable handle) {}

    private final Deque<Component> running = new ArrayDeque<>();
    private boolean closed;

    /**
     * Starts one more. Stopping, asked for in the meantime, waits until it has started.
     *
     * @throws StoppedException if stopping has begun already
     */
    synchronized <T extends AutoCloseable> T start(String name, Callable<T> starter)
            throws Exception {
        if (closed) {
            throw new StoppedException();
        }
        T handle = starter.call();
        running.push(new Component(name, handle));
        return handle;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            stop(running.pop());
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever happens, the others must stop as well.
    private static void stop(Component component) {
        try {
            component.handle().close();
        } catch (Exception e) {
            System.err.println(component.name() + " did not stop as it should: " + e.getMessage());
        }
    }

    /** Not a failure: somebody has asked for the end before the start was complete. */
    static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
