package dev.lectern.access;

import static dev.lectern.access.Samples.ADA;
import static dev.lectern.access.Samples.CIVIC;
import static dev.lectern.access.Samples.HACK;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Members who come with a token of the organisation's identity provider. */
class LoginsTest {

    private static final long SKEW = 60; // seconds that Spring Security allows clocks to differ

    private final IdentityProvider provider = new IdentityProvider();
    private final Logins logins = logins(provider.issuer());

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Logins logins(@Nullable String issuer) {
        return new Logins(new LoginSettings(issuer, "lectern", CIVIC, "roles", "sub"));
    }

    @Test
    void areMembersOfTheOrganisationWithTheRolesThatTheProviderNames() {
        Principal.Member member =
                logins.member(
                        provider.sign(
                                provider.claims(
                                                "ada",
                                                "lectern",
                                                300,
                                                "owner",
                                                "auditor",
                                                "judge@hack",
                                                "moderator@no/conference",
                                                "something-else")
                                        .build()));

        assertThat(member.organisation()).isEqualTo(CIVIC);
        assertThat(member.id()).isEqualTo(ADA);
        assertThat(member.apiKey()).isNull();
        assertThat(member.claims().owner()).isTrue();
        assertThat(member.claims().has(HACK, Role.JUDGE)).isTrue();
        assertThat(member.claims().has(HACK, Role.AUDITOR)).isTrue();
        assertThat(member.claims().has(new ConferenceId("other"), Role.JUDGE)).isFalse();
        assertThat(member.claims().has(HACK, Role.MODERATOR)).isFalse();
    }

    @Test
    void withoutRolesHaveNone() {
        Principal.Member member =
                logins.member(
                        provider.sign(
                                provider.claims("ada", "lectern", 300)
                                        .claim("roles", null)
                                        .build()));

        assertThat(member.claims()).isEqualTo(ClaimedRoles.NONE);
    }

    @Test
    void ofOtherAudiencesIssuersOrKeysAreNone() {
        assertRefused(
                provider.sign(provider.claims("ada", "elsewhere", 300).build()),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused(
                provider.sign(
                        provider.claims("ada", "lectern", 300).issuer("http://elsewhere").build()),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused(
                IdentityProvider.sign(
                        IdentityProvider.newKey(), provider.claims("ada", "lectern", 300).build()),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused(
                provider.sign(
                        provider.claims("ada", "lectern", 300)
                                .audience(List.of("elsewhere", "lectern2"))
                                .build()),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused(
                provider.sign(provider.claims("ada", "lectern", 300).audience("").build()),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused("e30.e30.e30", AccessProblem.CREDENTIALS_INVALID);
        assertRefused("nonsense", AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void areSignedAndNotWithWhatEverybodyKnows() {
        JWTClaimsSet claims = provider.claims("ada", "lectern", 300).build();

        assertThat(logins.member(provider.sign(claims)).id()).isEqualTo(ADA);
        assertRefused(new PlainJWT(claims).serialize(), AccessProblem.CREDENTIALS_INVALID);
        assertRefused(provider.signByPublicKey(claims), AccessProblem.CREDENTIALS_INVALID);
        String signed = provider.sign(claims);
        assertRefused(
                signed.substring(0, signed.lastIndexOf('.') + 1),
                AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void areForGettingIn() {
        JWTClaimsSet claims = provider.claims("ada", "lectern", 300).build();

        for (String type : List.of("JWT", "at+jwt")) {
            assertThat(logins.member(provider.sign(type, claims)).id()).as(type).isEqualTo(ADA);
        }
        assertRefused(provider.sign("logout+jwt", claims), AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void expire() {
        assertRefused(
                provider.sign(provider.claims("ada", "lectern", -SKEW - 60).build()),
                AccessProblem.CREDENTIALS_EXPIRED);
        assertRefused(
                provider.sign(provider.claims("ada", "lectern", 300).expirationTime(null).build()),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused(
                provider.sign(
                        provider.claims("ada", "lectern", 3_600)
                                .notBeforeTime(Date.from(Instant.now().plusSeconds(SKEW + 60)))
                                .build()),
                AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void doNotMakeUsFloodTheProvider() {
        JWTClaimsSet claims = provider.claims("ada", "lectern", 300).build();
        logins.member(provider.sign(claims));
        RSAKey key = IdentityProvider.newKey();

        for (int i = 0; i < 3 * ProviderRequests.A_MINUTE; i++) {
            RSAKey unknown = new RSAKey.Builder(key).keyID("forged-" + i).build();
            String forged = IdentityProvider.sign(unknown, claims);
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> logins.member(forged));
        }

        assertThat(provider.requests()).isBetween(3, 2 * ProviderRequests.A_MINUTE);
        assertThat(logins.member(provider.sign(claims)).id()).isEqualTo(ADA);
    }

    @Test
    void mustNameAMember() {
        assertRefused(
                provider.sign(provider.claims("auth0|6507", "lectern", 300).build()),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused(
                provider.sign(provider.claims("ada", "lectern", 300).subject(null).build()),
                AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void areWorthNothingWhereNoProviderIsSet() {
        String token = provider.sign(provider.claims("ada", "lectern", 300).build());

        assertRefused(logins(null), token, AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void waitForAProviderThatCannotBeAsked() {
        String token = provider.sign(provider.claims("ada", "lectern", 300).build());
        provider.close();

        assertRefused(token, AccessProblem.IDENTITY_PROVIDER_UNAVAILABLE);
    }

    private void assertRefused(String token, AccessProblem code) {
        assertRefused(logins, token, code);
    }

    private static void assertRefused(Logins logins, String token, AccessProblem code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> logins.member(token))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
