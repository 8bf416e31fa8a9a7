package dev.lectern.api.wire;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A line of an exported log, of which there is one for each position, in order: an event with
 * everything that was said about it, or, where it is not shown, only what was published of it.
 *
 * @param recordedAt as in a record's headers
 * @param fact the JSON exactly as it is stored
 * @param withheld base64 of 40 bytes, as in a {@link Seal}, in the place of all the rest
 */
public record LogLine(
        long position,
        @Nullable String id,
        @Nullable String type,
        @Nullable Integer version,
        @Nullable String recordedAt,
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String fact,
        @Nullable String withheld) {

    public static LogLine of(Attributes attributes, String fact) {
        return new LogLine(
                attributes.position(),
                attributes.id().toString(),
                attributes.type().name(),
                attributes.type().version(),
                attributes.recordedAt().toString(),
                attributes.metadata().actor(),
                attributes.metadata().correlationId(),
                attributes.metadata().causationId(),
                fact,
                null);
    }

    public static LogLine withheld(long position, String leaf) {
        return new LogLine(position, null, null, null, null, null, null, null, null, leaf);
    }

    /**
     * What it says of an event that is shown.
     *
     * @throws IllegalArgumentException if something is missing or malformed
     */
    public Shown shown() {
        if (id == null
                || type == null
                || version == null
                || recordedAt == null
                || actor == null
                || correlationId == null
                || causationId == null
                || fact == null) {
            throw new IllegalArgumentException("The line lacks something");
        }
        return new Shown(
                id,
                new EventType(type, version),
                time(recordedAt),
                new Metadata(actor, correlationId, causationId),
                fact);
    }

    /**
     * An event that is shown.
     *
     * @param fact the JSON exactly as it is stored
     */
    public record Shown(
            String id, EventType type, Instant recordedAt, Metadata metadata, String fact) {}

    private static Instant time(String text) {
        try {
            return Times.parse(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The time is malformed", e);
        }
    }

    public String toJson() {
        return FactJson.mapper().writeValueAsString(this);
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    public static LogLine fromJson(String json) {
        return LogLineParser.parse(json);
    }
}
