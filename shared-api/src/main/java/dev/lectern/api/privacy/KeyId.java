package dev.lectern.api.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;

import java.util.regex.Pattern;

/** Names the key that somebody's text is encrypted under. */
public record KeyId(@JsonValue String value) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:organisation|conference):[A-Za-z0-9._-]+|(?:staff|member|participant):[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

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

    /** The key of what the owners of an organisation wrote. */
    public static KeyId of(OrganisationId organisation) {
        return new KeyId("organisation:" + organisation);
    }

    /** The key of what names a member of an organisation. */
    public static KeyId of(OrganisationId organisation, MemberId member) {
        return new KeyId("staff:" + organisation + '/' + member);
    }

    /** The key of what a participant wrote, and of what others wrote about that participant. */
    public static KeyId of(ConferenceId conference, ParticipantId participant) {
        return new KeyId("participant:" + conference + '/' + participant);
    }

    /** The key of a member's name in a conference and of what the member wrote there. */
    public static KeyId of(ConferenceId conference, MemberId member) {
        return new KeyId("member:" + conference + '/' + member);
    }

    @Override
    public String toString() {
        return value;
    }
}
