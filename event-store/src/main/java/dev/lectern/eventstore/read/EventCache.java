package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Memory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events by key, known up to a position. They never change, so a read that asks the database for
 * what came after that position is as fresh as one that asks for all; what is saved is fetching the
 * same few events for every decision on a busy poll.
 */
final class EventCache implements Memory {

    private static final int LARGEST_ENTRY = 64;
    private static final int EVICTED = 1 << 19;

    /**
     * All events of one key up to a position.
     *
     * @param newerAt the log has newer ones up to this position, if it is above {@code upTo}
     */
    record Known(List<RememberedEvent> events, long upTo, long newerAt) {

        Known with(List<StoredEvent> newer, long head) {
            if (newer.isEmpty()) {
                return new Known(events, head, newerAt);
            }
            var all = new ArrayList<RememberedEvent>(events.size() + newer.size());
            all.addAll(events);
            newer.forEach(event -> all.add(new RememberedEvent(event)));
            return new Known(all, head, newerAt);
        }

        /** As far as this node has heard, there is nothing newer. */
        boolean isCurrent() {
            return newerAt <= upTo;
        }

        /** Whether nothing is missing, if the log has nothing after that position. */
        private boolean isCompleteFrom(@Nullable Long position) {
            return position != null && position <= upTo && isCurrent();
        }

        private Known outdated(long position) {
            return new Known(events, upTo, Math.max(newerAt, position));
        }

        private long weight() {
            long weight = 200;
            for (RememberedEvent event : events) {
                weight += event.weight();
            }
            return weight;
        }
    }

    static final Known NOTHING = new Known(List.of(), 0, 0);

    private final long capacity;
    private final Map<Long, Known> entries = new LinkedHashMap<>(1024, 0.75f, true);
    private final long[] evicted = new long[EVICTED]; // each at the place that its last bits say
    private long weight;
    private long newest;

    /**
     * @param capacity roughly, in bytes
     */
    EventCache(long capacity) {
        this.capacity = capacity;
    }

    synchronized @Nullable Known get(long key) {
        return entries.get(key);
    }

    /**
     * Whether the key was known until there was no more room: then it cannot be claimed that it has
     * no event. Older ones give way to younger ones here too, so "no" is not certain.
     */
    synchronized boolean wasEvicted(long key) {
        return evicted[place(key)] == key;
    }

    private static int place(long key) {
        return (int) key & (EVICTED - 1);
    }

    /** The last position that this node has heard of. */
    synchronized long newest() {
        return newest;
    }

    synchronized void put(long key, Known known) {
        newest = Math.max(newest, known.upTo);
        Known before = entries.get(key);
        if (before == null ? known.events.isEmpty() : before.upTo >= known.upTo) {
            return; // nothing worth remembering, or another read saw more
        }
        Known bounded = bounded(known);
        enter(key, before, before == null ? bounded : bounded.outdated(before.newerAt));
        evict();
    }

    private static Known bounded(Known known) {
        return known.events.size() <= LARGEST_ENTRY
                ? known
                : new Known(List.of(), 0, Long.MAX_VALUE); // to be read each time
    }

    @Override
    public synchronized void appended(
            StoredEvent event, Collection<Long> keys, Map<Long, Long> checked) {
        newest = Math.max(newest, event.position());
        for (Long key : keys) {
            Known before = entries.get(key);
            if (before != null && before.upTo >= event.position()) {
                continue; // somebody has read it already
            }
            Known known = before == null ? NOTHING : before;
            enter(
                    key,
                    before,
                    known.isCompleteFrom(checked.get(key))
                            ? bounded(known.with(List.of(event), event.position()))
                            : known.outdated(event.position()));
        }
        evict();
    }

    @Override
    public synchronized void unchanged(Map<Long, Long> checked, long position) {
        newest = Math.max(newest, position);
        checked.forEach((key, after) -> {
            Known known = entries.get(key);
            if (known != null && known.upTo < position && known.isCompleteFrom(after)) {
                entries.put(key, new Known(known.events, position, known.newerAt));
            }
        });
    }

    /** Remembers that there is something to read even of keys of which nothing else is known. */
    @Override
    public synchronized void outdated(Collection<Long> keys, long position) {
        newest = Math.max(newest, position);
        for (Long key : keys) {
            Known before = entries.get(key);
            if (before == null || before.newerAt < position) {
                enter(key, before, (before == null ? NOTHING : before).outdated(position));
            }
        }
        evict();
    }

    private void enter(Long key, @Nullable Known before, Known known) {
        entries.put(key, known);
        weight += known.weight() - (before == null ? 0 : before.weight());
    }

    private void evict() {
        for (var eldest = entries.entrySet().iterator(); weight > capacity && eldest.hasNext(); ) {
            var entry = eldest.next();
            weight -= entry.getValue().weight();
            evicted[place(entry.getKey())] = entry.getKey();
            eldest.remove();
        }
    }

    @Override
    public synchronized void forget() {
        entries.clear();
        Arrays.fill(evicted, 0);
        weight = 0;
        newest = 0;
    }
}
