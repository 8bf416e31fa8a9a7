package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a question in a conference.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record QuestionId(@JsonValue String value) implements Comparable<QuestionId> {

    @JsonCreator
    public QuestionId {
        Ids.require("question", value);
    }

    @Override
    public int compareTo(QuestionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
