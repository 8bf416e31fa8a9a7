package dev.lectern.access;

import dev.lectern.api.InvalidIdException;
import dev.lectern.api.MemberId;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

import java.util.Collection;
import java.util.List;

/** Members who come with a JWT of the identity provider of their organisation. */
final class Logins {

    private final LoginSettings settings;
    private final @Nullable JwtDecoder decoder;

    Logins(LoginSettings settings) {
        this.settings = settings;
        String issuer = settings.issuer();
        this.decoder = issuer == null ? null : decoder(issuer, settings.audience());
    }

    /** Asks the provider for its keys when somebody logs in, not when the service starts. */
    private static JwtDecoder decoder(String issuer, @Nullable String audience) {
        RestTemplate provider = ProviderRequests.template();
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer)
                            .restOperations(provider)
                            .validateType(false) // ours does
                            .build();
            decoder.setJwtValidator(validator(issuer, audience));
            return decoder;
        });
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, @Nullable String audience) {
        var types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        var times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false); // nobody could end it
        return JwtValidators.createDefaultWithValidators(
                List.of(
                        types,
                        times,
                        new JwtIssuerValidator(issuer),
                        new JwtClaimValidator<Collection<String>>(
                                JwtClaimNames.AUD, of -> of != null && of.contains(audience))));
    }

    /**
     * @throws Problem if it is no token of the provider for us, or the provider cannot be asked
     */
    Principal.Member member(String token) {
        if (decoder == null) {
            throw problem(AccessProblem.CREDENTIALS_INVALID);
        }
        Jwt jwt;
        try {
            jwt = decoder.decode(token);
        } catch (JwtValidationException e) {
            boolean expired =
                    e.getErrors().stream()
                            .anyMatch(error ->
                                    String.valueOf(error.getDescription()).contains("expired"));
            throw problem(
                    expired
                            ? AccessProblem.CREDENTIALS_EXPIRED
                            : AccessProblem.CREDENTIALS_INVALID);
        } catch (BadJwtException e) {
            throw problem(AccessProblem.CREDENTIALS_INVALID);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw problem(AccessProblem.IDENTITY_PROVIDER_UNAVAILABLE);
        }
        return new Principal.Member(
                settings.organisation(), id(jwt), null, ClaimedRoles.parse(roles(jwt)));
    }

    private MemberId id(Jwt jwt) {
        String id = jwt.getClaimAsString(settings.memberClaim());
        try {
            return new MemberId(id == null ? "" : id);
        } catch (InvalidIdException e) {
            throw Problem.of(
                    AccessProblem.CREDENTIALS_INVALID,
                    "The claim %s of your login is no member's id"
                            .formatted(settings.memberClaim()));
        }
    }

    private Collection<String> roles(Jwt jwt) {
        List<String> roles = jwt.getClaimAsStringList(settings.roleClaim());
        return roles == null ? List.of() : roles;
    }

    private static Problem problem(AccessProblem problem) {
        return Problem.of(problem, problem.detail());
    }
}
