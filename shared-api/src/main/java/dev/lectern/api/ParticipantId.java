package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a participant of one conference: a pseudonym, which means nothing elsewhere.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record ParticipantId(@JsonValue String value) implements Comparable<ParticipantId> {

    @JsonCreator
    public ParticipantId {
        Ids.require("participant", value);
    }

    @Override
    public int compareTo(ParticipantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
