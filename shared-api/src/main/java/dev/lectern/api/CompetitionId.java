package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a competition within its conference.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record CompetitionId(@JsonValue String value) implements Comparable<CompetitionId> {

    @JsonCreator
    public CompetitionId {
        Ids.require("competition", value);
    }

    @Override
    public int compareTo(CompetitionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
