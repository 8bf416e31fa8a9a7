package dev.lectern.command.dispatching;

import dev.lectern.eventstore.IdempotencyKey;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a command is sent.
 *
 * @param actor such as {@code member:judge-1}, or {@code anonymous}
 * @param correlationId the same for everything that one request from outside sets off
 * @param request names the request, so that its repetition is answered as it was
 * @param expected what the caller has seen of the thing that it edits, if it depends on it
 */
public record Caller(
        String actor,
        String correlationId,
        @Nullable IdempotencyKey request,
        @Nullable ExpectedVersion expected) {

    /** Who asks for nothing in particular. */
    public Caller(String actor, String correlationId) {
        this(actor, correlationId, null, null);
    }
}
