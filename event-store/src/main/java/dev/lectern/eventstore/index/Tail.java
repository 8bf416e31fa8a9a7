package dev.lectern.eventstore.index;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The youngest events of the log, as far as conditions need them. Complete for all positions above
 * {@link #floor()} and up to {@link #head()}. Used by one thread.
 */
public final class Tail {

    private static final long UNKNOWN = -1;

    private record Entry(String type, Set<String> tags, EventKeys keys) {}

    private final @Nullable Entry[] ring; // by position
    private final Map<Long, Long> latest = new HashMap<>();
    private long floor = UNKNOWN;
    private long head = UNKNOWN;

    public Tail(int capacity) {
        ring = new Entry[capacity];
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
        if (head - floor == ring.length) {
            evict(++floor);
        }
        ring[slot(position)] = new Entry(type, Set.copyOf(tags), keys);
        head = position;
        Long boxed = position;
        keys.stored().forEach(key -> latest.put(key, boxed));
        keys.tags().forEach(key -> latest.put(key, boxed));
    }

    private void evict(long position) {
        Entry entry = ring[slot(position)];
        if (entry != null) {
            entry.keys.stored().forEach(key -> latest.remove(key, position));
            entry.keys.tags().forEach(key -> latest.remove(key, position));
        }
    }

    private int slot(long position) {
        return (int) (position % ring.length);
    }

    /**
     * The key of an event that meets the condition's criteria, above both that key's marker and
     * {@link #floor()}; null if there is none.
     */
    public @Nullable Long keyOfAny(Condition condition, Checked checked) {
        for (Criterion criterion : condition.criteria().any()) {
            for (Long key : criterion.keysByTag().getFirst()) {
                if (has(criterion, key, checked.after(condition.after(key)))) {
                    return key;
                }
            }
        }
        return null;
    }

    /** Whether an event above the position may have the key, be it the key of something else. */
    public boolean mayHave(Long key, long after) {
        return latest.getOrDefault(key, UNKNOWN) > after;
    }

    private boolean has(Criterion criterion, Long key, long after) {
        long youngest = latest.getOrDefault(key, UNKNOWN);
        for (long position = youngest; position > Math.max(after, floor); position--) {
            Entry entry = ring[slot(position)];
            if (entry != null
                    && entry.keys.stored().contains(key)
                    && criterion.matches(entry.type, entry.tags)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an event above both the marker and {@link #floor()} meets the criteria. */
    public boolean hasAny(Criteria criteria, long after) {
        if (criteria.isEverything()) {
            return head > after;
        }
        for (Criterion criterion : criteria.any()) {
            if (has(criterion, after)) {
                return true;
            }
        }
        return false;
    }

    /**
     * By keys where nothing newer has them, which is nearly always; only a look at the events tells
     * that one does match.
     */
    private boolean has(Criterion criterion, long after) {
        long youngest = head;
        for (List<Long> keysOfTag : criterion.keysByTag()) {
            long latestOfTag = latestOf(keysOfTag);
            if (latestOfTag <= after) {
                return false;
            }
            youngest =
                    Math.min(
                            youngest,
                            latestOfTag); // whatever has all tags is not younger than the latest of
            // one of them
        }
        for (long position = youngest; position > Math.max(after, floor); position--) {
            Entry entry = ring[slot(position)];
            if (entry != null && criterion.matches(entry.type, entry.tags)) {
                return true;
            }
        }
        return false;
    }

    private long latestOf(List<Long> keys) {
        long result = UNKNOWN;
        for (Long key : keys) {
            result = Math.max(result, latest.getOrDefault(key, UNKNOWN));
        }
        return result;
    }
}
