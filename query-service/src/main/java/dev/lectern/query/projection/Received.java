package dev.lectern.query.projection;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Envelope;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Identity;
import dev.lectern.api.wire.Predecessor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An event, and where in its partition it stands.
 *
 * @param previousPosition of the event before it in the partition, 0 if it is the first
 * @param content absent if it is of a kind that changes nothing
 */
record Received(long offset, long previousPosition, Identity identity, @Nullable Content content) {

    /**
     * @param json of the fact, as it came
     */
    record Content(Envelope envelope, String json) {}

    /**
     * @param ignored the kinds of facts that change nothing, of which only what tells them apart is
     *     read
     * @throws dev.lectern.api.wire.UnknownEventTypeException if this software does not know it
     * @throws dev.lectern.api.wire.UnreadableFactException if the value is not of its type
     * @throws IllegalArgumentException if the headers are not those of an event, or there is no
     *     value
     */
    static Received read(
            ConsumerRecord<String, String> consumed, Predicate<Class<? extends Fact>> ignored) {
        Function<String, @Nullable String> headers = name -> header(consumed, name);
        Identity identity = Identity.fromHeaders(headers);
        long previous = Predecessor.fromHeaders(headers).position();
        String json = consumed.value();
        if (json == null) {
            throw new IllegalArgumentException("The record has no value");
        }
        if (ignored.test(EventTypes.fact(identity.type()))) {
            return new Received(consumed.offset(), previous, identity, null);
        }
        var attributes = Attributes.fromHeaders(identity, headers);
        var envelope = new Envelope(attributes, FactJson.read(identity.type(), json));
        return new Received(consumed.offset(), previous, identity, new Content(envelope, json));
    }

    private static @Nullable String header(ConsumerRecord<String, String> consumed, String name) {
        Header header = consumed.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    long position() {
        return identity.position();
    }
}
