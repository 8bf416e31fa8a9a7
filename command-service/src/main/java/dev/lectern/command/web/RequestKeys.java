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
 * is kept: whoever sees it can neither read nor guess the body. Callers without credentials share
 * one scope, and are told apart by their keys alone: these are long, and kept as an HMAC as well.
 */
@Component
final class RequestKeys {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final int LEAST_UNGUESSABLE = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    RequestKeys(MasterKey master) {
        this.secret = new SecretKeySpec(master.derive("idempotency/v1"), ALGORITHM);
    }

    /**
     * @param shared whether the actor is whoever has no credentials
     * @return {@code null} if the request has no key
     */
    @Nullable IdempotencyKey of(HttpServletRequest request, String actor, boolean shared) {
        List<String> given = Collections.list(request.getHeaders(HEADER));
        if (given.isEmpty()) {
            return null;
        }
        String key = given.getFirst();
        if (given.size() > 1 || !ALLOWED.matcher(key).matches()) {
            throw new CallerResolver.InvalidHeaderException(
                    HEADER, "is not 1 to 128 of A-Z a-z 0-9 . _ : / + = -");
        }
        if (shared && key.length() < LEAST_UNGUESSABLE) {
            throw new CallerResolver.InvalidHeaderException(
                    HEADER,
                    "of somebody without credentials is at least "
                            + LEAST_UNGUESSABLE
                            + " random characters");
        }
        Object operation = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new IdempotencyKey(
                actor + ' ' + request.getMethod() + ' ' + operation,
                shared ? hmac("key", key.getBytes(StandardCharsets.UTF_8)) : key,
                hmac(request.getRequestURI(), Bodies.of(request)));
    }

    /**
     * @param context without line breaks; paths begin with a slash
     */
    private String hmac(String context, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(context.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do " + ALGORITHM, e);
        }
    }
}
