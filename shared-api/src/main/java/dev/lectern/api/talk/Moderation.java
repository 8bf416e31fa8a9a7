package dev.lectern.api.talk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;

/** When moderators look at a question. */
public enum Moderation {
    /** The audience sees it once it is approved. */
    BEFORE,
    /** The audience sees it at once. */
    AFTER;

    /** As on the wire, such as {@code before}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such code
     */
    @JsonCreator
    public static Moderation of(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(code))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("must be before or after"));
    }
}
