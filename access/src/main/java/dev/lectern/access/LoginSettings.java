package dev.lectern.access;

import dev.lectern.api.OrganisationId;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID Connect provider that staff may log in with; none unless an issuer is set.
 *
 * @param issuer as in its tokens; its keys are found by discovery
 * @param audience that a token must be for
 * @param organisation whose members its users are
 * @param roleClaim a claim with a list of texts, see {@link ClaimedRoles}
 * @param memberClaim a claim with the member's id
 */
@ConfigurationProperties("lectern.oidc")
record LoginSettings(
        @Nullable String issuer,
        @Nullable String audience,
        @DefaultValue("main") OrganisationId organisation,
        @DefaultValue("roles") String roleClaim,
        @DefaultValue("sub") String memberClaim) {

    LoginSettings {
        if (issuer != null && (audience == null || audience.isBlank())) {
            throw new IllegalArgumentException(
                    "LECTERN_OIDC_AUDIENCE must be set where LECTERN_OIDC_ISSUER is");
        }
    }
}
