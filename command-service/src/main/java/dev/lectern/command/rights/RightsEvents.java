package dev.lectern.command.rights;

import dev.lectern.access.AccessEntry;

import java.util.List;
import java.util.UUID;

/** The events that have to do with rights. */
public interface RightsEvents {

    /**
     * @param position of the event
     */
    record Changed(AccessEntry entry, long position) {}

    /** The history that they are of. */
    UUID incarnation();

    /**
     * Those above the position, in their order.
     *
     * @throws dev.lectern.eventstore.EventStoreUnavailableException if they cannot be read
     */
    List<Changed> after(long position);

    /**
     * All that say of somebody that they were erased, from the first event on.
     *
     * @throws dev.lectern.eventstore.EventStoreUnavailableException if they cannot be read
     */
    List<AccessEntry> erasures();
}
