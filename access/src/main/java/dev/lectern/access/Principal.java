package dev.lectern.access;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;

import org.jspecify.annotations.Nullable;

/** Who asks, as their credentials prove it. */
public sealed interface Principal {

    /** As on events: {@code member:civic/ada}, or {@code participant:hack/p7f3a}. */
    String actor();

    /**
     * Somebody who works for an organisation.
     *
     * @param apiKey that it was proved by; absent for a login
     * @param claims what the login says of roles
     */
    record Member(
            OrganisationId organisation,
            MemberId id,
            @Nullable ApiKeyId apiKey,
            ClaimedRoles claims)
            implements Principal {

        @Override
        public String actor() {
            return "member:" + organisation + '/' + id;
        }
    }

    /** Somebody in the audience of one conference, under a pseudonym. */
    record Participant(ConferenceId conference, ParticipantId id) implements Principal {

        @Override
        public String actor() {
            return "participant:" + conference + '/' + id;
        }
    }
}
