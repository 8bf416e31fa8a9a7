package dev.lectern.command.dispatching;

import dev.lectern.eventstore.IdempotencyKey;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a command is sent.
 *
 * @param actor such as {@code member:judge-1}, or {@code anonymous}
 * @param correlationId the same for everything that one request from outside sets off
 * @param request names the request, so that its repetition is answered as it was
 */
public record Caller(String actor, String correlationId, @Nullable IdempotencyKey request) {

    /** Whose request has no name. */
    public Caller(String actor, String correlationId) {
        this(actor, correlationId, null);
    }
}
