package dev.lectern.command.organisation.keys;

import static dev.lectern.command.deciding.RefusalCode.EXPIRY_OUT_OF_RANGE;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_API_KEY;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_MEMBER;
import static dev.lectern.command.support.AccessFacts.admitted;
import static dev.lectern.command.support.AccessFacts.key;
import static dev.lectern.command.support.AccessFacts.keyRevoked;
import static dev.lectern.command.support.AccessFacts.removed;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class ApiKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final RevokeApiKey REVOKE = new RevokeApiKey(CIVIC, new ApiKeyId("laptop"));

    private static CreateApiKey create(@Nullable Instant expiresAt) {
        return new CreateApiKey(
                CIVIC,
                ADA,
                new ApiKeyId("laptop"),
                text(ADA, "Key"),
                "prefix",
                "hash",
                expiresAt,
                NOW);
    }

    @Test
    void creates() {
        given(admitted(ADA)).when(create(null)).records(key(ADA, "laptop"));
    }

    @Test
    void createsWithAnEnd() {
        Instant end = NOW.plusSeconds(1);

        given(admitted(ADA))
                .when(create(end))
                .records(
                        new ApiKeyCreated(
                                CIVIC,
                                new ApiKeyId("laptop"),
                                ADA,
                                text(ADA, "Key"),
                                "prefix",
                                "hash",
                                end));
    }

    @Test
    void refusesWhoIsNoMember() {
        given(admitted(BOB)).when(create(null)).refused(UNKNOWN_MEMBER);
        given(admitted(ADA), removed(ADA)).when(create(null)).refused(UNKNOWN_MEMBER);
    }

    @Test
    void refusesAnEndThatHasCome() {
        given(admitted(ADA)).when(create(NOW)).refused(EXPIRY_OUT_OF_RANGE);
        given(admitted(ADA)).when(create(Instant.MIN)).refused(EXPIRY_OUT_OF_RANGE);
    }

    @Test
    void refusesAnEndThatNobodyWillSee() {
        given(admitted(ADA)).when(create(Instant.MAX)).refused(EXPIRY_OUT_OF_RANGE);
        given(admitted(ADA))
                .when(create(NOW.plus(Duration.ofDays(3_661))))
                .refused(EXPIRY_OUT_OF_RANGE);
    }

    @Test
    void revokesForGood() {
        given(admitted(ADA), key(ADA, "laptop")).when(REVOKE).records(keyRevoked("laptop"));
        given(key(ADA, "laptop"), keyRevoked("laptop")).when(REVOKE).recordsNothing();
    }

    @Test
    void refusesToRevokeWhatIsNoKey() {
        given(key(ADA, "phone")).when(REVOKE).refused(UNKNOWN_API_KEY);
    }
}
