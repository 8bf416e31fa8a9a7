package dev.lectern.api.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;

import java.util.regex.Pattern;

/** Names the key that somebody's text is encrypted under. */
public record KeyId(@JsonValue String value) {

    private static final Pattern FORM =
            Pattern.compile("conference:[A-Za-z0-9._-]+|member:[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

    @JsonCreator
    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the name of a key");
        }
    }

    /** The key of what the organisers of a conference wrote. */
    public static KeyId of(ConferenceId conference) {
        return new KeyId("conference:" + conference);
    }

    /** The key of a member's name and of what the member wrote. */
    public static KeyId of(ConferenceId conference, MemberId member) {
        return new KeyId("member:" + conference + '/' + member);
    }

    @Override
    public String toString() {
        return value;
    }
}
