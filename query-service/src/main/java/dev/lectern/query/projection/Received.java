package dev.lectern.query.projection;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Predecessor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.function.Predicate;

/**
 * An event, and where in its partition it stands.
 *
 * @param previousPosition of the event before it in the partition, 0 if it is the first
 * @param fact absent if it is of a kind that changes nothing
 */
record Received(long offset, long previousPosition, Attributes attributes, @Nullable Fact fact) {

    /**
     * @param ignored the kinds of facts that change nothing, which are left unread
     * @throws dev.lectern.api.wire.UnknownEventTypeException if this software does not know it
     * @throws dev.lectern.api.wire.UnreadableFactException if the value is not of its type
     * @throws IllegalArgumentException if the headers are not those of an event, or there is no
     *     value
     */
    static Received read(
            ConsumerRecord<String, String> consumed, Predicate<Class<? extends Fact>> ignored) {
        var headers = new HashMap<String, String>();
        for (Header header : consumed.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        Attributes attributes = Attributes.fromHeaders(headers);
        String json = consumed.value();
        if (json == null) {
            throw new IllegalArgumentException("The record has no value");
        }
        boolean unread = ignored.test(EventTypes.fact(attributes.type()));
        return new Received(
                consumed.offset(),
                Predecessor.fromHeaders(headers).position(),
                attributes,
                unread ? null : FactJson.read(attributes.type(), json));
    }
}
