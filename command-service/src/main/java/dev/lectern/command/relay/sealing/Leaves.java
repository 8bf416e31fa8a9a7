package dev.lectern.command.relay.sealing;

import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Metadata;
import dev.lectern.eventstore.StoredEvent;
import dev.lectern.proof.EventLeaf;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** The leaves of stored events. */
final class Leaves {

    private static final ObjectReader METADATA = FactJson.mapper().readerFor(Metadata.class);

    private final EventLeaf.Digester digester = new EventLeaf.Digester();

    static Metadata metadata(StoredEvent event) {
        return METADATA.readValue(event.metadata());
    }

    /**
     * @throws SealingHaltedException if the event is none of ours
     */
    EventLeaf of(StoredEvent event) {
        try {
            Metadata metadata = metadata(event);
            return new EventLeaf(
                    event.position(),
                    EventLeaf.micros(event.recordedAt()),
                    digester.content(
                            event.id().toString(),
                            event.type(),
                            Integer.parseInt(event.version()),
                            metadata.actor(),
                            metadata.correlationId(),
                            metadata.causationId(),
                            event.payload()));
        } catch (NumberFormatException | JacksonException e) {
            throw new SealingHaltedException(
                    "The event at position " + event.position() + " is none of ours", e);
        }
    }
}
