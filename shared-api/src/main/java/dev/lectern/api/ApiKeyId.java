package dev.lectern.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an API key within its organisation; says nothing of its secret.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; the first a letter or digit
 */
public record ApiKeyId(@JsonValue String value) implements Comparable<ApiKeyId> {

    @JsonCreator
    public ApiKeyId {
        Ids.require("API key", value);
    }

    @Override
    public int compareTo(ApiKeyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
