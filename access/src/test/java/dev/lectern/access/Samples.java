package dev.lectern.access;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.OrganisationFounded;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** An organisation with one member, one API key and one conference. */
final class Samples {

    static final OrganisationId CIVIC = new OrganisationId("civic");
    static final MemberId ADA = new MemberId("ada");
    static final ApiKeyId LAPTOP = new ApiKeyId("laptop");
    static final ConferenceId HACK = new ConferenceId("hack");
    static final ParticipantId P1 = new ParticipantId("p1");
    static final String SECRET = "lectern_key_" + "a".repeat(32);

    private Samples() {}

    static ProtectedText text() {
        return new ProtectedText(KeyId.of(CIVIC), "dGV4dA");
    }

    static Fact[] organisation() {
        return new Fact[] {
            new OrganisationFounded(CIVIC, text()),
            new MemberAdmitted(CIVIC, ADA, text()),
            key(null),
            new ConferenceCreated(HACK, CIVIC, text())
        };
    }

    static ApiKeyCreated key(@Nullable Instant expiresAt) {
        return new ApiKeyCreated(
                CIVIC,
                LAPTOP,
                ADA,
                text(),
                ApiKeys.prefix(SECRET),
                ApiKeys.hash(SECRET),
                expiresAt);
    }
}
