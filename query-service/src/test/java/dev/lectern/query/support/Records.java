package dev.lectern.query.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventType;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Metadata;
import dev.lectern.api.wire.Predecessor;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.UUID;

/**
 * Records of one partition, as a consumer gets them: every second offset is a transaction's end.
 */
public final class Records {

    private final UUID incarnation = UUID.randomUUID();
    private long position;

    public ConsumerRecord<String, String> next(Fact fact) {
        return next(EventTypes.of(fact.getClass()), FactJson.write(fact));
    }

    public ConsumerRecord<String, String> next(EventType type, String json) {
        position++;
        return at(2 * (position - 1), position, type, json);
    }

    /** The same event at another offset. */
    public static ConsumerRecord<String, String> moved(
            ConsumerRecord<String, String> record, long offset) {
        var moved =
                new ConsumerRecord<>(
                        record.topic(), record.partition(), offset, record.key(), record.value());
        record.headers().forEach(moved.headers()::add);
        return moved;
    }

    private ConsumerRecord<String, String> at(long offset, long at, EventType type, String json) {
        var attributes =
                new Attributes(
                        UUID.randomUUID(),
                        type,
                        at,
                        incarnation,
                        EventLog.recordedAt(at),
                        new Metadata("anonymous", "correlation", "causation"));
        var consumed = new ConsumerRecord<>("events", 0, offset, "key", json);
        attributes
                .toHeaders()
                .forEach((name, value) -> consumed.headers().add(name, value.getBytes(UTF_8)));
        new Predecessor(at - 1)
                .toHeaders()
                .forEach((name, value) -> consumed.headers().add(name, value.getBytes(UTF_8)));
        return consumed;
    }
}
