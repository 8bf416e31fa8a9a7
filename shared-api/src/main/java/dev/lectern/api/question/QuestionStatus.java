package dev.lectern.api.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;

/** Where a question is in its life. */
public enum QuestionStatus {
    /** Only its author and the moderators see it. */
    PENDING,
    PUBLISHED,
    ANSWERED,
    /** A moderator has hidden it, and its author sees why. */
    HIDDEN,
    /** By its author, for good. */
    WITHDRAWN;

    /** As on the wire, such as {@code pending}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such code
     */
    @JsonCreator
    public static QuestionStatus of(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(code))
                .findAny()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be pending, published, answered, hidden or withdrawn"));
    }
}
