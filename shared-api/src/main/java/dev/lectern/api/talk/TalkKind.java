package dev.lectern.api.talk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;

/** What is on the programme. */
public enum TalkKind {
    TALK,
    KEYNOTE,
    WORKSHOP,
    DEMO,
    PANEL,
    OTHER;

    /** As on the wire, such as {@code workshop}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such code
     */
    @JsonCreator
    public static TalkKind of(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(code))
                .findAny()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be talk, keynote, workshop, demo, panel or other"));
    }
}
