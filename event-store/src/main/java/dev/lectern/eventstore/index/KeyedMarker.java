package dev.lectern.eventstore.index;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far each of several reads took the log into account: memory knows some keys further than
 * others, and what else was read beside them ends somewhere else again. To whoever takes it for a
 * plain marker it is the lowest of them, which can only cost a decision taken anew.
 */
public final class KeyedMarker extends GlobalIndexConsistencyMarker {

    private final Map<Long, Long> after;
    private final long rest;

    /**
     * Of a read by keys.
     *
     * @param after for each key the position up to which its events were taken into account
     */
    public KeyedMarker(Map<Long, Long> after) {
        this(after, Long.MAX_VALUE);
    }

    /** Of a read of anything else. */
    public KeyedMarker(long head) {
        this(Map.of(), head);
    }

    private KeyedMarker(Map<Long, Long> after, long rest) {
        super(after.values().stream().mapToLong(Long::longValue).reduce(rest, Math::min));
        this.after = after;
        this.rest = rest;
    }

    /** The keys that have markers of their own. */
    public Set<Long> keys() {
        return after.keySet();
    }

    /** For each key of the criteria; empty if none has a marker of its own. */
    Map<Long, Long> after(Criteria keyed) {
        if (after.isEmpty() || isOf(keyed)) {
            return after;
        }
        var result = new HashMap<Long, Long>();
        for (Long key : keyed.keys(Set.of())) {
            long own = Math.min(after.getOrDefault(key, Long.MAX_VALUE), rest);
            result.put(key, own == Long.MAX_VALUE ? position(this) : own); // not read here at all
        }
        return result;
    }

    /** As it nearly always is: what one decision has read is what its append is conditional on. */
    private boolean isOf(Criteria keyed) {
        int keys = 0;
        for (Criterion criterion : keyed.any()) {
            for (Long key : criterion.keysByTag().getFirst()) {
                if (!after.containsKey(key)) {
                    return false;
                }
                keys++;
            }
        }
        return rest == Long.MAX_VALUE && keys == after.size();
    }

    /** The same, but for the keys that were read again. */
    public KeyedMarker reread(Map<Long, Long> later) {
        var replaced = new HashMap<>(after);
        replaced.replaceAll((key, position) -> later.getOrDefault(key, position));
        return new KeyedMarker(replaced, rest);
    }

    @Override
    protected ConsistencyMarker doLowerBound(GlobalIndexConsistencyMarker other) {
        if (!(other instanceof KeyedMarker keyed)) {
            return super.doLowerBound(other);
        }
        var merged = new HashMap<>(after);
        keyed.after.forEach((key, position) -> merged.merge(key, position, Math::min));
        return new KeyedMarker(merged, Math.min(rest, keyed.rest));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyedMarker that && rest == that.rest && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return 31 * after.hashCode() + Long.hashCode(rest);
    }
}
