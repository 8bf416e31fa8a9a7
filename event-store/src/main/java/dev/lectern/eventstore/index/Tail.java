package dev.lectern.eventstore.index;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The youngest events of the log, as far as conditions need them. Complete for all positions above
 * {@link #floor()} and up to {@link #head()}. Used by one thread.
 */
public final class Tail {

    private static final long UNKNOWN = -1;

    private record Entry(long position, String type, Set<String> tags, EventKeys keys) {}

    private final int capacity;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<Long, Long> latest = new HashMap<>();
    private long floor = UNKNOWN;
    private long head = UNKNOWN;

    public Tail(int capacity) {
        this.capacity = capacity;
    }

    /** Conditions with a marker below this cannot be answered from memory. */
    public long floor() {
        return floor;
    }

    /** The last position that is taken into account, or −1 if nothing is known. */
    public long head() {
        return head;
    }

    /** Knows nothing but that the log ends at {@code position}. */
    public void restartAt(long position) {
        entries.clear();
        latest.clear();
        floor = position;
        head = position;
    }

    public void forget() {
        restartAt(UNKNOWN);
    }

    /** Adds the event after {@link #head()}. */
    public void add(long position, String type, Set<String> tags, EventKeys keys) {
        if (position != head + 1) {
            throw new IllegalStateException(
                    "Expected position " + (head + 1) + ", not " + position);
        }
        entries.addLast(new Entry(position, type, tags, keys));
        head = position;
        Long boxed = position;
        keys.stored().forEach(key -> latest.put(key, boxed));
        keys.tags().forEach(key -> latest.put(key, boxed));
        if (entries.size() > capacity) {
            evict(entries.removeFirst());
        }
    }

    private void evict(Entry entry) {
        floor = entry.position;
        entry.keys.stored().forEach(key -> latest.remove(key, entry.position));
        entry.keys.tags().forEach(key -> latest.remove(key, entry.position));
    }

    /** Whether an event above both {@code after} and {@link #floor()} meets the criteria. */
    public boolean hasAny(Criteria criteria, long after) {
        if (criteria.isEverything()) {
            return head > after;
        }
        for (Criterion criterion : criteria.any()) {
            if (mayHave(criterion, after)
                    && (criterion.tags().size() == 1 || scan(criterion, after))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayHave(Criterion criterion, long after) {
        for (Set<Long> keysOfTag : criterion.keysByTag()) {
            if (latestOf(keysOfTag) <= after) {
                return false;
            }
        }
        return true;
    }

    private long latestOf(Set<Long> keys) {
        long result = UNKNOWN;
        for (Long key : keys) {
            result = Math.max(result, latest.getOrDefault(key, UNKNOWN));
        }
        return result;
    }

    private boolean scan(Criterion criterion, long after) {
        for (var it = entries.descendingIterator(); it.hasNext(); ) {
            Entry entry = it.next();
            if (entry.position <= after) {
                return false;
            }
            if (criterion.matches(entry.type, entry.tags)) {
                return true;
            }
        }
        return false;
    }
}
