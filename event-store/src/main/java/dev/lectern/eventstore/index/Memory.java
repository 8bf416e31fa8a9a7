package dev.lectern.eventstore.index;

import java.util.Collection;

/** What remembers events by their keys, and must learn where that is out of date. */
public interface Memory {

    /** The log has events with these keys up to the position; what is remembered may lack them. */
    void outdated(Collection<Long> keys, long position);

    /** Nothing that is remembered holds: the store was set back to an older state. */
    void forget();
}
