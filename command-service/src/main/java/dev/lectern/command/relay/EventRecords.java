package dev.lectern.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Metadata;
import dev.lectern.api.wire.Topics;
import dev.lectern.command.deciding.Tags;
import dev.lectern.eventstore.StoredEvent;

import org.apache.kafka.clients.producer.ProducerRecord;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a stored event is on the topic. */
final class EventRecords {

    private static final ObjectReader METADATA = FactJson.mapper().readerFor(Metadata.class);

    /** What an event belongs to, and what is the key of its record: the first of these it has. */
    private static final List<String> KEY_TAGS =
            List.of(Tags.CONFERENCE + ':', Tags.ORGANISATION + ':');

    private final UUID incarnation;
    private final Chains chains;

    EventRecords(UUID incarnation, Chains chains) {
        this.incarnation = incarnation;
        this.chains = chains;
    }

    /**
     * The record of the next event.
     *
     * @throws RelayHaltedException if the event is none of ours
     */
    ProducerRecord<String, String> next(StoredEvent event) {
        String key = key(event);
        int partition = chains.partition(key);
        var record = new ProducerRecord<>(Topics.EVENTS, partition, key, event.payload());
        add(record, attributes(event).toHeaders());
        add(record, chains.append(partition, event.position()).toHeaders());
        return record;
    }

    private static void add(ProducerRecord<String, String> record, Map<String, String> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    }

    private Attributes attributes(StoredEvent event) {
        try {
            return new Attributes(
                    event.id(),
                    new EventType(event.type(), Integer.parseInt(event.version())),
                    event.position(),
                    incarnation,
                    event.recordedAt(),
                    METADATA.readValue(event.metadata()));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new RelayHaltedException(
                    "The event at position " + event.position() + " is none of ours", e);
        }
    }

    private static String key(StoredEvent event) {
        for (String key : KEY_TAGS) {
            for (String tag : event.tags()) {
                if (tag.startsWith(key)) {
                    return tag.substring(key.length());
                }
            }
        }
        throw new RelayHaltedException(
                "The event at position " + event.position() + " belongs to nothing");
    }
}
