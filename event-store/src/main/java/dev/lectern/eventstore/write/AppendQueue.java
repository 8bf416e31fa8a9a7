package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AppendQueueFullException;
import dev.lectern.eventstore.EventStoreUnavailableException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Appends that wait for the writer, bounded in number and in bytes. */
public final class AppendQueue {

    private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final int capacity;
    private final long mostBytes;
    private final ArrayBlockingQueue<AppendRequest> queue;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong nanosPerAppend = new AtomicLong(100_000);
    private volatile boolean closed;

    public AppendQueue(int capacity, long mostBytes) {
        this.capacity = capacity;
        this.mostBytes = mostBytes;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    void add(AppendRequest request) {
        if (closed) {
            throw new EventStoreUnavailableException(
                    "The event store is closed; the append was not stored", null);
        }
        long waiting = bytes.getAndAdd(request.bytes());
        boolean fits = waiting == 0 || waiting + request.bytes() <= mostBytes;
        if (!fits || !queue.offer(request)) {
            bytes.addAndGet(-request.bytes());
            throw new AppendQueueFullException(retryAfter());
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
     * What one transaction may store.
     *
     * @param appends at most
     * @param events at most, unless a single append has more
     * @param bytes likewise
     */
    record Limits(int appends, int events, long bytes) {}

    /**
     * Waits a moment for the first, then takes what there is, within the limits; callers that left
     * are skipped. It does not wait for a fuller batch: while one is stored the next one gathers,
     * and those who decide and those who store keep one another busy. One thread calls it.
     */
    List<AppendRequest> take(Limits limits, Duration patience) throws InterruptedException {
        var taken = new ArrayList<AppendRequest>();
        int events = 0;
        long size = 0;
        AppendRequest next = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        while (next != null) {
            bytes.addAndGet(-next.bytes());
            if (next.take()) {
                taken.add(next);
                events += next.drafts().size();
                size += next.bytes();
            }
            AppendRequest following = queue.peek();
            boolean full =
                    following == null
                            || taken.size() == limits.appends()
                            || events + following.drafts().size() > limits.events()
                            || size + following.bytes() > limits.bytes();
            next = full ? null : queue.poll();
        }
        return taken;
    }

    /** Takes all there is, without waiting. */
    List<AppendRequest> takeAll() {
        var drained = new ArrayList<AppendRequest>();
        queue.drainTo(drained);
        drained.forEach(request -> bytes.addAndGet(-request.bytes()));
        return drained.stream().filter(AppendRequest::take).toList();
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
