package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a talk on the programme of a conference.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record TalkId(@JsonValue String value) implements Comparable<TalkId> {

    @JsonCreator
    public TalkId {
        Ids.require("talk", value);
    }

    @Override
    public int compareTo(TalkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
