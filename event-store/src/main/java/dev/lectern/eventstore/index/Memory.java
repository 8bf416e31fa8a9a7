package dev.lectern.eventstore.index;

import dev.lectern.eventstore.StoredEvent;

import java.util.Collection;
import java.util.Map;

/** What remembers events by their keys, and must learn where that is out of date. */
public interface Memory {

    /** The log has events with these keys up to the position; what is remembered may lack them. */
    void outdated(Collection<Long> keys, long position);

    /**
     * An event of this node's was stored.
     *
     * @param keys of the event
     * @param checked keys of which the log had no event between this position and the event's; it
     *     is remembered under those, and the others are outdated
     */
    void appended(StoredEvent event, Collection<Long> keys, Map<Long, Long> checked);

    /**
     * The log has no event with these keys after the position given for each and up to this one.
     */
    void unchanged(Map<Long, Long> checked, long position);

    /** Nothing that is remembered holds: the store was set back to an older state. */
    void forget();
}
