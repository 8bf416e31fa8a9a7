package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a demo within its conference.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record DemoId(@JsonValue String value) implements Comparable<DemoId> {

    @JsonCreator
    public DemoId {
        Ids.require("demo", value);
    }

    @Override
    public int compareTo(DemoId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
