package dev.lectern.access;

import dev.lectern.web.Problem;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Map;
import java.util.Objects;

/**
 * For answers that take longer than rights may last: says again and again whether somebody who was
 * let through would still be. Asking costs no query.
 */
public final class Passes {

    private final Credentials credentials;
    private final Gate gate;

    Passes(Credentials credentials, Gate gate) {
        this.credentials = credentials;
        this.gate = gate;
    }

    /** What lets the one through who asks for this; needs nothing of the request afterwards. */
    public Pass of(HttpServletRequest request) {
        String token =
                Objects.requireNonNull(
                        new DefaultBearerTokenResolver().resolve(request), "Nobody asks");
        var method =
                (HandlerMethod)
                        request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        Allow allow = Objects.requireNonNull(method.getMethodAnnotation(Allow.class));
        Map<?, ?> path = Map.copyOf(Gate.path(request));
        return () -> {
            try {
                return gate.admit(credentials.principal(token), allow, path, true);
            } catch (AccessUnknownException e) {
                throw Authentication.unknown();
            }
        };
    }

    /** Lets somebody through, for as long as it does. */
    public interface Pass {

        /**
         * What the one who asks is by now.
         *
         * @throws Problem if no longer let through, or if that cannot be told at the moment; only
         *     the latter has a status of 500 or more
         */
        Standing standing();
    }
}
