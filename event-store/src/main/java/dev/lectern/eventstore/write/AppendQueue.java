package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AppendQueueFullException;
import dev.lectern.eventstore.EventStoreUnavailableException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Appends that wait for the writer, bounded. */
public final class AppendQueue {

    private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);
    private static final Duration LONGEST_GATHERING = Duration.ofMillis(2);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final int capacity;
    private final ArrayBlockingQueue<AppendRequest> queue;
    private final AtomicLong nanosPerAppend = new AtomicLong(100_000);
    private volatile boolean closed;
    private volatile int gathering = Integer.MAX_VALUE;
    private volatile @Nullable Thread writer;
    private int lastBatch;
    private int batchBefore;
    private long lastBatchNanos;

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
        if (queue.size() >= gathering) {
            LockSupport.unpark(writer);
        }
        if (closed
                && request
                        .withdraw()) { // closed in between: the writer may have made its last round
            throw new EventStoreUnavailableException(
                    "The event store is closed; the append was not stored", null);
        }
    }

    /**
     * Waits for as many as came with the last two batches, but no longer than the last one took:
     * those whose appends have just been answered are about to come back, and a fuller batch costs
     * each of them less. A caller on its own never waits.
     */
    private void gather(int others) {
        if (others <= 1) {
            return;
        }
        long deadline = System.nanoTime() + Math.min(lastBatchNanos, LONGEST_GATHERING.toNanos());
        gathering = others;
        for (long left = lastBatchNanos;
                left > 0 && queue.size() < others;
                left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        gathering = Integer.MAX_VALUE;
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
     * are skipped.
     */
    List<AppendRequest> take(int most, Duration patience) throws InterruptedException {
        writer = Thread.currentThread();
        var taken = new ArrayList<AppendRequest>();
        AppendRequest first = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first == null) {
            return taken;
        }
        gather(Math.min(most, lastBatch + batchBefore) - 1);
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
        batchBefore = lastBatch;
        lastBatch = appends;
        lastBatchNanos = nanos;
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
