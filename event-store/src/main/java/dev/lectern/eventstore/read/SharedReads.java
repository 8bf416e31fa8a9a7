package dev.lectern.eventstore.read;

import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.index.Criteria;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * One query for all decisions that read at the same time. Whoever finds a lane free asks for
 * everybody who waits; each of them had asked before the query began, so what it gets is fresh.
 */
final class SharedReads {

    private static final int MOST_ASKS = 256;

    /** What meets the criteria, as of the end of the log. */
    record Answer(long head, List<RememberedEvent> events) {}

    /** One caller's read. */
    private static final class Ask {

        private final Criteria criteria;
        private final Long[] keys;
        private final Thread caller = Thread.currentThread();
        private volatile @Nullable Answer answer;
        private volatile @Nullable RuntimeException failure;
        private volatile boolean answered;

        private Ask(Criteria criteria) {
            this.criteria = criteria;
            this.keys = criteria.keys(Set.of());
        }

        private void answer(@Nullable Answer answer, @Nullable RuntimeException failure) {
            this.answer = answer;
            this.failure = failure;
            this.answered = true;
            if (Thread.currentThread() != caller) {
                LockSupport.unpark(caller);
            }
        }
    }

    private final Reader reader;
    private final EventCache cache;
    private final Semaphore lanes;
    private final ConcurrentLinkedQueue<Ask> waiting = new ConcurrentLinkedQueue<>();

    SharedReads(Reader reader, EventCache cache, int lanes) {
        this.reader = reader;
        this.cache = cache;
        this.lanes = new Semaphore(lanes);
    }

    /**
     * All events that meet the criteria, each of which names a tag and types; null if they are too
     * many to be read in one go.
     *
     * @throws EventStoreUnavailableException if the database cannot be read
     */
    @Nullable Answer read(Criteria criteria) {
        var ask = new Ask(criteria);
        waiting.add(ask);
        boolean interrupted = false;
        while (!ask.answered) {
            if (lanes.tryAcquire()) {
                answerAll(ask);
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // an answer is on its way and bounded by the
                // driver's timeouts
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failure = ask.failure;
        if (failure != null) {
            throw failure;
        }
        return ask.answer;
    }

    /** Holds a lane: asks for those who wait, and passes the lane on to whoever came meanwhile. */
    private void answerAll(Ask own) {
        var asks = new ArrayList<Ask>();
        try {
            for (Ask ask = waiting.poll();
                    ask != null;
                    ask = asks.size() < MOST_ASKS ? waiting.poll() : null) {
                asks.add(ask);
            }
            if (!asks.isEmpty()) {
                answer(asks);
            }
        } catch (RuntimeException e) {
            asks.stream().filter(ask -> !ask.answered).forEach(ask -> ask.answer(null, e));
        } finally {
            lanes.release();
            Ask next = waiting.peek();
            if (next != null && next != own) {
                LockSupport.unpark(next.caller);
            }
        }
    }

    private void answer(List<Ask> asks) {
        Map<Long, EventCache.Known> known = new HashMap<>();
        for (Ask ask : asks) {
            for (Long key : ask.keys) {
                if (!known.containsKey(key)) {
                    EventCache.Known cached = cache.get(key);
                    known.put(key, cached == null ? EventCache.NOTHING : cached);
                }
            }
        }
        Reader.Newer newer = reader.newer(known);
        if (known.values().stream().anyMatch(k -> k.upTo() > newer.head())) {
            cache.forget(); // the store was set back to an older state: nothing that is
            // remembered holds
            answer(asks);
            return;
        }
        Map<Long, EventCache.Known> current = new HashMap<>();
        known.forEach((key, before) -> {
            var after = before.with(newer.events().getOrDefault(key, List.of()), newer.head());
            current.put(key, after);
            if (!newer.incomplete().contains(key)) {
                cache.put(key, after);
            }
        });
        for (Ask ask : asks) {
            ask.answer(of(ask, current, newer), null);
        }
    }

    private static @Nullable Answer of(
            Ask ask, Map<Long, EventCache.Known> current, Reader.Newer newer) {
        var known = new ArrayList<EventCache.Known>(ask.keys.length);
        for (Long key : ask.keys) {
            if (newer.incomplete().contains(key)) {
                return null;
            }
            known.add(current.getOrDefault(key, EventCache.NOTHING));
        }
        return new Answer(newer.head(), Remembered.matching(ask.criteria, known));
    }
}
