package dev.lectern.api.admission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;

/** Who may join a conference that is open. */
public enum Admission {
    /** Whoever has the code, as often as they like. */
    OPEN,
    /** Whoever has an invitation that nobody has used: one person, one participant. */
    INVITATION;

    /** As on the wire, such as {@code invitation}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such admission
     */
    @JsonCreator
    public static Admission of(String code) {
        return Arrays.stream(values())
                .filter(admission -> admission.code().equals(code))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("must be open or invitation"));
    }
}
