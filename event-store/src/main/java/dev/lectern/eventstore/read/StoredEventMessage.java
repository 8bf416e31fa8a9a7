package dev.lectern.eventstore.read;

import dev.lectern.eventstore.StoredEvent;

import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;

/**
 * A stored event whose payload and metadata stay JSON until somebody asks for them: few decisions
 * look at metadata, and parsing it would be most of the cost of a stream.
 */
final class StoredEventMessage extends GenericEventMessage {

    private final String json;
    private final Converter converter;
    private volatile @Nullable Metadata metadata;

    StoredEventMessage(StoredEvent event, Converter converter) {
        super(
                event.id().toString(),
                new MessageType(new QualifiedName(event.type()), event.version()),
                event.payload(),
                Map.of(),
                event.recordedAt());
        this.json = event.metadata();
        this.converter = converter;
    }

    @Override
    @SuppressWarnings("unchecked") // metadata is stored as an object of strings
    public Metadata metadata() {
        Metadata known = metadata;
        if (known == null) {
            known =
                    json.equals("{}")
                            ? Metadata.emptyInstance()
                            : Metadata.from(
                                    (Map<String, String>)
                                            Objects.requireNonNull(
                                                    converter.convert(json, Map.class)));
            metadata = known;
        }
        return known;
    }

    @Override
    public EventMessage andMetadata(Map<String, String> more) {
        return withMetadata(metadata().mergedWith(more));
    }

    @Override
    public EventMessage withConvertedPayload(Type type, Converter by) {
        return super.withConvertedPayload(type, by).withMetadata(metadata());
    }
}
