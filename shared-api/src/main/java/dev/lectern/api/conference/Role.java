package dev.lectern.api.conference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.Optional;

/** What a member does in a conference. */
public enum Role {
    ORGANISER,
    MODERATOR,
    SPEAKER,
    JUDGE,
    AUDITOR;

    /** As on the wire and in configuration, such as {@code moderator}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that code, if there is one. */
    public static Optional<Role> find(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /**
     * @throws IllegalArgumentException if there is no such role
     */
    @JsonCreator
    public static Role of(String code) {
        return find(code)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be organiser, moderator, speaker, judge or auditor"));
    }
}
