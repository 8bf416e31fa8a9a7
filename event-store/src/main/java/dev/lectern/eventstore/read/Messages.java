package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;

import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/** Stored events as Axon's messages, each with its position as a token. */
public final class Messages {

    private final Converter converter;

    public Messages(Converter converter) {
        this.converter = converter;
    }

    Entry<EventMessage> entry(StoredEvent event) {
        return new SimpleEntry<>(
                new StoredEventMessage(event, converter),
                TrackingToken.addToContext(
                        Context.empty(), new GlobalSequenceTrackingToken(event.position())));
    }
}
