package dev.lectern.access;

import static dev.lectern.access.Samples.ADA;
import static dev.lectern.access.Samples.CIVIC;
import static dev.lectern.access.Samples.HACK;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        assertRefused("e30.e30.e30", AccessProblem.CREDENTIALS_INVALID);
        assertRefused("nonsense", AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void expire() {
        assertRefused(
                provider.sign(provider.claims("ada", "lectern", -SKEW - 60).build()),
                AccessProblem.CREDENTIALS_EXPIRED);
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
