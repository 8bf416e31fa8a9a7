package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an option of a poll.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record OptionId(@JsonValue String value) implements Comparable<OptionId> {

    @JsonCreator
    public OptionId {
        Ids.require("option", value);
    }

    @Override
    public int compareTo(OptionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
