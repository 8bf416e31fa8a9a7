package dev.lectern.query.projection;

import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.Envelope;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.Predecessor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/**
 * An event, and where in its partition it stands.
 *
 * @param previousPosition of the event before it in the partition, 0 if it is the first
 */
record Received(long offset, long previousPosition, Envelope envelope) {

    /**
     * @throws dev.lectern.api.wire.UnknownEventTypeException if this software does not know it
     * @throws dev.lectern.api.wire.UnreadableFactException if the value is not of its type
     * @throws IllegalArgumentException if the headers are not those of an event, or there is no
     *     value
     */
    static Received read(ConsumerRecord<String, String> consumed) {
        var headers = new HashMap<String, String>();
        for (Header header : consumed.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        Attributes attributes = Attributes.fromHeaders(headers);
        String json = consumed.value();
        if (json == null) {
            throw new IllegalArgumentException("The record has no value");
        }
        return new Received(
                consumed.offset(),
                Predecessor.fromHeaders(headers).position(),
                new Envelope(attributes, FactJson.read(attributes.type(), json)));
    }
}
