package dev.lectern.query.admission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** What has become of an invitation. */
enum InvitationState {
    OPEN,
    USED,
    REVOKED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static InvitationState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
