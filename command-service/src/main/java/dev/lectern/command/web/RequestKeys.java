package dev.lectern.command.web;

import dev.lectern.api.privacy.MasterKey;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.web.Bodies;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names requests by caller, operation and {@code Idempotency-Key}. Of what was asked only an HMAC
 * is kept: whoever sees it can neither read nor guess the body.
 */
@Component
final class RequestKeys {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    RequestKeys(MasterKey master) {
        this.secret = new SecretKeySpec(master.derive("idempotency/v1"), ALGORITHM);
    }

    /**
     * @return {@code null} if the request has no key
     */
    @Nullable IdempotencyKey of(HttpServletRequest request, String actor) {
        List<String> given = Collections.list(request.getHeaders(HEADER));
        if (given.isEmpty()) {
            return null;
        }
        String key = given.getFirst();
        if (given.size() > 1 || !ALLOWED.matcher(key).matches()) {
            throw new CallerResolver.InvalidHeaderException(
                    HEADER, "is not 1 to 128 of A-Z a-z 0-9 . _ : / + = -");
        }
        Object operation = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new IdempotencyKey(
                actor + ' ' + request.getMethod() + ' ' + operation, key, fingerprint(request));
    }

    private String fingerprint(HttpServletRequest request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n'); // no path has one
            return HexFormat.of().formatHex(mac.doFinal(Bodies.of(request)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do " + ALGORITHM, e);
        }
    }
}
