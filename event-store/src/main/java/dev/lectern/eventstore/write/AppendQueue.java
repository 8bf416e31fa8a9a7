package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AppendQueueFullException;
import dev.lectern.eventstore.EventStoreUnavailableException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Appends that wait for the writer, bounded. */
public final class AppendQueue {

    private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final int capacity;
    private final ArrayBlockingQueue<AppendRequest> queue;
    private final AtomicLong nanosPerAppend = new AtomicLong(100_000);
    private volatile boolean closed;

    public AppendQueue(int capacity) {
        this.capacity = capacity;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    void add(AppendRequest request) {
        if (closed) {
            throw new EventStoreUnavailableException(
                    "The event store is closed; the append was not stored", null);
        }
        if (!queue.offer(request)) {
            throw new AppendQueueFullException(capacity, retryAfter());
        }
        if (closed
                && request
                        .withdraw()) { // closed in between: the writer may have made its last round
            throw new EventStoreUnavailableException(
                    "The event store is closed; the append was not stored", null);
        }
    }

    private Duration retryAfter() {
        var drained = Duration.ofNanos(nanosPerAppend.get() * capacity / 2);
        if (drained.compareTo(SHORTEST_RETRY) < 0) {
            return SHORTEST_RETRY;
        }
        return drained.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : drained;
    }

    /**
     * Waits a moment for the first, then takes what there is, up to {@code most}; callers that left
     * are skipped. It does not wait for a fuller batch: while one is stored the next one gathers,
     * and those who decide and those who store keep one another busy.
     */
    List<AppendRequest> take(int most, Duration patience) throws InterruptedException {
        var taken = new ArrayList<AppendRequest>();
        AppendRequest first = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first == null) {
            return taken;
        }
        var drained = new ArrayList<AppendRequest>();
        drained.add(first);
        queue.drainTo(drained, Math.max(0, most - 1));
        for (AppendRequest request : drained) {
            if (request.take()) {
                taken.add(request);
            }
        }
        return taken;
    }

    /** Remembers the pace for the hint to those who are turned away. */
    void paced(int appends, long nanos) {
        long sample = nanos / Math.max(1, appends);
        nanosPerAppend.set((nanosPerAppend.get() * 7 + sample) / 8);
    }

    public int size() {
        return queue.size();
    }

    /** No more appends are accepted; what is queued can still be taken. */
    public void close() {
        closed = true;
    }

    boolean isDrained() {
        return closed && queue.isEmpty();
    }
}
