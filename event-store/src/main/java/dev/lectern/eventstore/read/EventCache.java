package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events by key, known up to a position. They never change, so a read that asks the database for
 * what came after that position is as fresh as one that asks for all; what is saved is fetching the
 * same few events for every decision on a busy poll.
 */
final class EventCache {

    private static final int LARGEST_ENTRY = 64;

    /** All events of one key up to a position. */
    record Known(List<StoredEvent> events, long upTo) {

        Known with(List<StoredEvent> newer, long head) {
            if (newer.isEmpty()) {
                return new Known(events, head);
            }
            var all = new ArrayList<StoredEvent>(events.size() + newer.size());
            all.addAll(events);
            all.addAll(newer);
            return new Known(all, head);
        }

        private long weight() {
            long weight = 200;
            for (StoredEvent event : events) {
                weight += 300 + 2L * (event.payload().length() + event.metadata().length());
            }
            return weight;
        }
    }

    static final Known NOTHING = new Known(List.of(), 0);

    private final long capacity;
    private final Map<Long, Known> entries = new LinkedHashMap<>(1024, 0.75f, true);
    private long weight;

    /**
     * @param capacity roughly, in bytes
     */
    EventCache(long capacity) {
        this.capacity = capacity;
    }

    synchronized @Nullable Known get(long key) {
        return entries.get(key);
    }

    synchronized void put(long key, Known known) {
        if (known.events.isEmpty() || known.events.size() > LARGEST_ENTRY) {
            return;
        }
        Known before = entries.get(key);
        if (before != null && before.upTo >= known.upTo) {
            return; // another read saw more
        }
        entries.put(key, known);
        weight += known.weight() - (before == null ? 0 : before.weight());
        for (Iterator<Known> eldest = entries.values().iterator();
                weight > capacity && eldest.hasNext(); ) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
    }

    synchronized void clear() {
        entries.clear();
        weight = 0;
    }
}
