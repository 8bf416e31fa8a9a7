package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.Criteria;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What memory says of keyed criteria.
 *
 * @param after for each key the position up to which this is claimed to be all
 */
record Remembered(List<RememberedEvent> events, Map<Long, Long> after) {

    /**
     * Null where memory itself says that it is out of date. A key of which nothing is remembered is
     * claimed to have no event at all.
     *
     * @param horizon how far behind the end of the log memory may be for a condition to be cheap
     */
    static @Nullable Remembered of(Criteria criteria, EventCache cache, long horizon) {
        var known = new HashMap<Long, EventCache.Known>();
        var after = new HashMap<Long, Long>();
        long oldest = cache.newest() - horizon;
        for (Long key : criteria.keys(Set.of())) {
            EventCache.Known entry = cache.get(key);
            boolean outOfDate =
                    entry == null
                            ? cache.wasEvicted(key)
                            : !entry.isCurrent() || entry.upTo() < oldest;
            if (outOfDate) {
                return null;
            }
            EventCache.Known claimed = entry == null ? EventCache.NOTHING : entry;
            known.put(key, claimed);
            after.put(key, claimed.upTo());
        }
        return new Remembered(matching(criteria, known.values()), after);
    }

    /** The events that meet the criteria, each once, in position order. */
    static List<RememberedEvent> matching(Criteria criteria, Collection<EventCache.Known> known) {
        var events = new TreeMap<Long, RememberedEvent>();
        for (EventCache.Known ofKey : known) {
            for (RememberedEvent remembered : ofKey.events()) {
                StoredEvent event = remembered.event();
                if (criteria.matches(event.type(), event.tags())) {
                    events.put(event.position(), remembered);
                }
            }
        }
        return List.copyOf(events.values());
    }
}
