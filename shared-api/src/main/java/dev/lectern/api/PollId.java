package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a poll in a conference.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record PollId(@JsonValue String value) implements Comparable<PollId> {

    @JsonCreator
    public PollId {
        Ids.require("poll", value);
    }

    @Override
    public int compareTo(PollId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
