package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a label that moderators put on questions.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record LabelId(@JsonValue String value) implements Comparable<LabelId> {

    @JsonCreator
    public LabelId {
        Ids.require("label", value);
    }

    @Override
    public int compareTo(LabelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
