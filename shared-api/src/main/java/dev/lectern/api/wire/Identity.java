package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Function;

/**
 * What tells an event from all others, and what kind it is: all that somebody needs who passes over
 * it, at half the cost of everything that the headers say.
 *
 * @param position of the event in its store, contiguous from 1
 * @param incarnation of the store; another one means that positions start anew
 */
public record Identity(UUID id, EventType type, long position, UUID incarnation) {

    /**
     * @param headers gives the text of a header by its name
     * @throws IllegalArgumentException if a header is missing or is not what it should be; the
     *     message names it
     */
    public static Identity fromHeaders(Function<String, @Nullable String> headers) {
        Headers.requireSpecVersion(headers);
        return new Identity(
                Headers.parse(headers, "ce_id", Headers::uuid),
                new EventType(
                        Headers.required(headers, "ce_type"),
                        Headers.parse(headers, "ce_schemaversion", Headers::version)),
                Headers.parse(headers, "ce_position", Headers::position),
                Headers.parse(headers, "ce_incarnation", Headers::uuid));
    }
}
