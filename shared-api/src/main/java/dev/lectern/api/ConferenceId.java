package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a conference, uniquely in an installation.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record ConferenceId(@JsonValue String value) implements Comparable<ConferenceId> {

    @JsonCreator
    public ConferenceId {
        Ids.require("conference", value);
    }

    @Override
    public int compareTo(ConferenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
