package dev.lectern.eventstore.index;

import dev.lectern.eventstore.UnsupportedConditionException;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * An append is refused if an event that meets the criteria has a position above the marker.
 *
 * @param after the marker, 0 for the beginning
 * @param afterByKey markers of single keys, where those differ; empty unless the criteria are keyed
 */
public record Condition(
        long after, Map<Long, Long> afterByKey, Criteria criteria, ConsistencyMarker marker) {

    /**
     * The condition in the form that the writer checks, or null if there is none.
     *
     * @param translated what of it is known already
     * @throws UnsupportedConditionException if it names types but no tag
     */
    public static @Nullable Condition of(AppendCondition condition, Translated translated) {
        var marker = condition.consistencyMarker();
        if (ConsistencyMarker.INFINITY.equals(marker)) {
            return null;
        }
        var criteria = translated.of(condition.criteria());
        if (!criteria.isEverything() && !criteria.isIndexed()) {
            throw new UnsupportedConditionException(
                    "An append condition needs a tag in each criterion that names types: "
                            + condition.criteria());
        }
        long after = Math.max(0, GlobalIndexConsistencyMarker.position(marker));
        Map<Long, Long> afterByKey =
                marker instanceof KeyedMarker keyed && criteria.isKeyed()
                        ? keyed.after(criteria)
                        : Map.of();
        return new Condition(after, afterByKey, criteria, marker);
    }

    /** Whether its keys have markers of their own. */
    public boolean isKeyed() {
        return !afterByKey.isEmpty();
    }

    /** Whether it was read from a log that reached further than this. */
    public boolean isAheadOf(long head) {
        return after > head || afterByKey.values().stream().anyMatch(own -> own > head);
    }

    public long after(Long key) {
        return afterByKey.getOrDefault(key, after);
    }
}
