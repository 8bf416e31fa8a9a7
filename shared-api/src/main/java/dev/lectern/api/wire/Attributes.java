package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a record's headers say: CloudEvents 1.0, binary mode, with extensions for the position and
 * the origin.
 *
 * @param position of the event in its store, contiguous from 1
 * @param incarnation of the store; another one means that positions start anew
 * @param recordedAt to the microsecond; never decreases with the position
 */
public record Attributes(
        UUID id,
        EventType type,
        long position,
        UUID incarnation,
        Instant recordedAt,
        Metadata metadata) {

    public Attributes {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The headers, in a fixed order. */
    public Map<String, String> toHeaders() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", Headers.SPEC_VERSION);
        headers.put("ce_id", id.toString());
        headers.put("ce_source", "/lectern/" + incarnation);
        headers.put("ce_type", type.name());
        headers.put("ce_time", recordedAt.toString());
        headers.put("content-type", "application/json");
        headers.put("ce_schemaversion", Integer.toString(type.version()));
        headers.put("ce_position", Long.toString(position));
        headers.put("ce_incarnation", incarnation.toString());
        headers.put("ce_actor", metadata.actor());
        headers.put("ce_correlationid", metadata.correlationId());
        headers.put("ce_causationid", metadata.causationId());
        return headers;
    }

    /**
     * @throws IllegalArgumentException if a header is missing or is not what it should be; the
     *     message names it
     */
    public static Attributes fromHeaders(Map<String, String> headers) {
        return fromHeaders(Identity.fromHeaders(headers::get), headers::get);
    }

    /**
     * @param identity what of the headers was read before
     * @param headers gives the text of a header by its name
     * @throws IllegalArgumentException if a header is missing or is not what it should be; the
     *     message names it
     */
    public static Attributes fromHeaders(
            Identity identity, Function<String, @Nullable String> headers) {
        return new Attributes(
                identity.id(),
                identity.type(),
                identity.position(),
                identity.incarnation(),
                Headers.parse(headers, "ce_time", Times::parse),
                new Metadata(
                        Headers.required(headers, "ce_actor"),
                        Headers.required(headers, "ce_correlationid"),
                        Headers.required(headers, "ce_causationid")));
    }
}
