package dev.lectern.api.wire;

/**
 * Who caused an event and why; stored with it and carried on the wire.
 *
 * @param actor who did it, such as {@code member:judge-1}; {@code anonymous} if nobody said so
 * @param correlationId the same for everything that one request from outside set off
 * @param causationId the command that the event answers
 */
public record Metadata(String actor, String correlationId, String causationId) {

    /** The names of the three in an event's stored metadata. */
    public static final String ACTOR = "actor";

    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";
}
