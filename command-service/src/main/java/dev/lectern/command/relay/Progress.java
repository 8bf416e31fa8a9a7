package dev.lectern.command.relay;

import dev.lectern.api.wire.FactJson;

import tools.jackson.core.JacksonException;

import java.util.List;
import java.util.UUID;

/**
 * How far the topic is; written in the same transaction as the records that it speaks of.
 *
 * @param position the last one on the topic
 * @param eventId of the event at that position, which tells whether the store still holds it
 * @param incarnation of the store that it is a position of
 * @param topicId of the events' topic, which Kafka gives anew to a topic that is created anew
 * @param partitions the last position of each, 0 where there is none
 */
record Progress(
        long position, UUID eventId, UUID incarnation, String topicId, List<Long> partitions) {

    String toJson() {
        return FactJson.mapper().writeValueAsString(this);
    }

    static Progress fromJson(String json) {
        try {
            return FactJson.mapper().readValue(json, Progress.class);
        } catch (JacksonException e) {
            throw new RelayHaltedException("The relay's progress record is unreadable", e);
        }
    }
}
