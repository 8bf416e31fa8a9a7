package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;

import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event in memory. All who read it get the same message, which keeps what its payload was
 * converted to: it is parsed once.
 */
final class RememberedEvent {

    /** Of objects that are the same for every event, or made of its texts. */
    private static final long OVERHEAD = 1_000;

    private final StoredEvent event;
    private volatile @Nullable Entry<EventMessage> entry;

    RememberedEvent(StoredEvent event) {
        this.event = event;
    }

    StoredEvent event() {
        return event;
    }

    Entry<EventMessage> entry(Messages messages) {
        Entry<EventMessage> made = entry;
        if (made == null) {
            made = messages.entry(event); // perhaps by two at once: either will do
            entry = made;
        }
        return made;
    }

    /** Roughly, in bytes. */
    long weight() {
        return OVERHEAD + event.payload().length() + event.metadata().length();
    }
}
