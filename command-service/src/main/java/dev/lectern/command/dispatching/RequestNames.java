package dev.lectern.command.dispatching;

import dev.lectern.eventstore.IdempotencyKey;

import org.axonframework.messaging.core.Metadata;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The name of a request on its way with the command, as texts. */
final class RequestNames {

    private static final String SCOPE = "idempotencyScope";
    private static final String KEY = "idempotencyKey";
    private static final String FINGERPRINT = "idempotencyFingerprint";

    private RequestNames() {}

    static Metadata add(@Nullable IdempotencyKey request, Metadata metadata) {
        return request == null
                ? metadata
                : metadata.mergedWith(
                        Map.of(
                                SCOPE, request.scope(),
                                KEY, request.key(),
                                FINGERPRINT, request.fingerprint()));
    }

    static @Nullable IdempotencyKey find(Metadata metadata) {
        String scope = metadata.get(SCOPE);
        String key = metadata.get(KEY);
        String fingerprint = metadata.get(FINGERPRINT);
        return scope == null || key == null || fingerprint == null
                ? null
                : new IdempotencyKey(scope, key, fingerprint);
    }
}
