package dev.lectern.command.dispatching;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.eventstore.StoredEvent;

import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts as Axon knows them. */
public final class FactMessages {

    /** The same for all, so that a message that is read again knows what it was converted to. */
    private static final FactConverter CONVERTER = new FactConverter();

    /** Names are checked when they are made, so they are made once. */
    private static final Map<Class<? extends Fact>, MessageType> TYPES =
            EventTypes.all().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    kind -> kind, kind -> messageType(EventTypes.of(kind))));

    private FactMessages() {}

    /** The type of a fact; nothing for any other class. */
    public static Optional<MessageType> type(Class<?> payload) {
        return Fact.class.isAssignableFrom(payload)
                ? Optional.of(typeOf(payload.asSubclass(Fact.class)))
                : Optional.empty();
    }

    public static Set<Tag> tags(EventMessage message) {
        return Tags.of(fact(message)).stream()
                .map(FactMessages::tag)
                .collect(Collectors.toUnmodifiableSet());
    }

    static EventMessage message(Fact fact, Map<String, String> metadata) {
        return new GenericEventMessage(typeOf(fact.getClass()), fact, metadata);
    }

    /** The fact of a message that was just made, or that comes from the store as JSON. */
    static Fact fact(EventMessage message) {
        return switch (message.payload()) {
            case Fact fact -> fact;
            case String _ ->
                    Objects.requireNonNull(
                            message.<Fact>payloadAs(EventTypes.fact(type(message)), CONVERTER));
            case null, default ->
                    throw new IllegalArgumentException("Not a fact: " + message.payloadType());
        };
    }

    static Fact fact(StoredEvent event) {
        return FactJson.read(
                new EventType(event.type(), Integer.parseInt(event.version())), event.payload());
    }

    static EventCriteria criteria(Reads reads) {
        return EventCriteria.either(reads.parts().stream().map(FactMessages::criteria).toList());
    }

    private static EventCriteria criteria(Reads.Part part) {
        Set<QualifiedName> types =
                part.types().stream()
                        .map(FactMessages::typeOf)
                        .map(MessageType::qualifiedName)
                        .collect(Collectors.toSet());
        return EventCriteria.havingTags(tag(part.tag())).andBeingOneOfTypes(types);
    }

    private static EventType type(EventMessage message) {
        return new EventType(
                message.type().qualifiedName().fullName(),
                Integer.parseInt(message.type().version()));
    }

    private static MessageType typeOf(Class<? extends Fact> kind) {
        return Objects.requireNonNull(TYPES.get(kind), () -> kind + " is not a fact");
    }

    private static MessageType messageType(EventType type) {
        return new MessageType(new QualifiedName(type.name()), Integer.toString(type.version()));
    }

    private static Tag tag(dev.lectern.command.deciding.Tag tag) {
        return Tag.of(tag.key(), tag.value());
    }
}
