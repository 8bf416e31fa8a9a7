package dev.lectern.eventstore.write;

import dev.lectern.eventstore.EventTooLargeException;
import dev.lectern.eventstore.InvalidEventException;
import dev.lectern.eventstore.index.EventKeys;
import dev.lectern.eventstore.index.Tags;

import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Turns messages into drafts on the caller's thread; what is wrong with them is found here, before
 * anything is queued.
 */
public final class Drafting {

    private final Converter converter;
    private final int maxEventBytes;

    public Drafting(Converter converter, int maxEventBytes) {
        this.converter = converter;
        this.maxEventBytes = maxEventBytes;
    }

    List<Draft> drafts(List<TaggedEventMessage<?>> events) {
        return events.stream().map(this::draft).toList();
    }

    private Draft draft(TaggedEventMessage<?> tagged) {
        EventMessage event = tagged.event();
        Set<String> tags = Tags.encode(tagged.tags());
        String type = event.type().qualifiedName().fullName();
        String version = event.type().version();
        String payload = json("payload", event.payload());
        String metadata = event.metadata().isEmpty() ? "{}" : json("metadata", event.metadata());
        Text.bytes("type", type);
        Text.bytes("version", version);
        long bytes = Text.bytes("payload", payload) + Text.bytes("metadata", metadata);
        for (String tag : tags) {
            bytes += Text.bytes("tag", tag);
        }
        if (bytes > maxEventBytes) {
            throw new EventTooLargeException(type, bytes, maxEventBytes);
        }
        return new Draft(
                id(event.identifier()),
                type,
                version,
                payload,
                metadata,
                tags,
                EventKeys.of(type, tags),
                bytes);
    }

    private String json(String what, @Nullable Object value) {
        String json = value == null ? null : converter.convert(value, String.class);
        if (json == null) {
            throw new InvalidEventException("The " + what + " is null, or was converted to null");
        }
        return json;
    }

    private static UUID id(String identifier) {
        try {
            var id = UUID.fromString(identifier);
            if (id.toString().equals(identifier)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException("The event's identifier is no UUID: " + identifier, e);
        }
        throw new InvalidEventException(
                "The event's identifier is no UUID in canonical form: " + identifier);
    }
}
