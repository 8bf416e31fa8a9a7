package dev.lectern.api.wire;

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

    private static final String SPEC_VERSION = "1.0";

    public Attributes {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The headers, in a fixed order. */
    public Map<String, String> toHeaders() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", SPEC_VERSION);
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
        if (!SPEC_VERSION.equals(required(headers, "ce_specversion"))) {
            throw new IllegalArgumentException("ce_specversion is not " + SPEC_VERSION);
        }
        return new Attributes(
                parse(headers, "ce_id", Attributes::uuid),
                new EventType(
                        required(headers, "ce_type"),
                        parse(headers, "ce_schemaversion", Attributes::version)),
                parse(headers, "ce_position", Attributes::position),
                parse(headers, "ce_incarnation", Attributes::uuid),
                parse(headers, "ce_time", Times::parse),
                new Metadata(
                        required(headers, "ce_actor"),
                        required(headers, "ce_correlationid"),
                        required(headers, "ce_causationid")));
    }

    private static int version(String text) {
        return Math.toIntExact(position(text));
    }

    /** Only in the one form that is written, which the JDK's parsers are more generous about. */
    private static long position(String text) {
        long position = Long.parseLong(text);
        if (position < 1 || !Long.toString(position).equals(text)) {
            throw new NumberFormatException();
        }
        return position;
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException();
        }
        return uuid;
    }

    private static <T> T parse(
            Map<String, String> headers, String name, Function<String, T> parser) {
        String value = required(headers, name);
        try {
            return parser.apply(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The header " + name + " is malformed", e);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The header " + name + " is missing");
        }
        return value;
    }
}
