package dev.lectern.eventstore.index;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * A marker for each key that was read, as memory knows some of them further than others. To whoever
 * takes it for a plain marker it is the lowest of them, which can only cost a decision taken anew.
 */
public final class KeyedMarker extends GlobalIndexConsistencyMarker {

    private final Map<Long, Long> after;

    /**
     * @param after for each key the position up to which its events were taken into account
     */
    public KeyedMarker(Map<Long, Long> after) {
        super(after.values().stream().mapToLong(Long::longValue).min().orElse(0));
        this.after = after;
    }

    Map<Long, Long> after() {
        return after;
    }

    /** The same, but for the keys that were read again. */
    public KeyedMarker reread(Map<Long, Long> later) {
        var replaced = new HashMap<>(after);
        replaced.replaceAll((key, position) -> later.getOrDefault(key, position));
        return new KeyedMarker(replaced);
    }

    @Override
    protected ConsistencyMarker doLowerBound(GlobalIndexConsistencyMarker other) {
        if (!(other instanceof KeyedMarker keyed)) {
            return super.doLowerBound(other);
        }
        var merged = new HashMap<>(after);
        keyed.after.forEach((key, position) -> merged.merge(key, position, Math::min));
        return new KeyedMarker(merged);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyedMarker that && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return after.hashCode();
    }
}
