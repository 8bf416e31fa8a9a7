package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;

import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

import java.util.Map;
import java.util.Objects;

/**
 * Stored events as Axon's messages; the payload stays JSON until a handler asks for its own type.
 */
public final class Messages {

    private final Converter converter;

    public Messages(Converter converter) {
        this.converter = converter;
    }

    Entry<EventMessage> entry(StoredEvent event) {
        return new SimpleEntry<>(
                message(event),
                TrackingToken.addToContext(
                        Context.empty(), new GlobalSequenceTrackingToken(event.position())));
    }

    @SuppressWarnings("unchecked")
    private EventMessage message(StoredEvent event) {
        Map<String, String> metadata =
                event.metadata().equals("{}")
                        ? Map.of()
                        : Objects.requireNonNull(converter.convert(event.metadata(), Map.class));
        return new GenericEventMessage(
                event.id().toString(),
                new MessageType(new QualifiedName(event.type()), event.version()),
                event.payload(),
                metadata,
                event.recordedAt());
    }
}
