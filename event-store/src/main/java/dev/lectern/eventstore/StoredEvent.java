package dev.lectern.eventstore;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One event of the log.
 *
 * @param position counted from 1, without gaps, in commit order
 * @param id identifier of the event message
 * @param type full qualified name of the event's type
 * @param version of the type
 * @param recordedAt when it was stored, in microseconds; never decreases with the position
 * @param payload JSON
 * @param metadata JSON object of strings
 * @param tags each as {@code key:value}
 */
public record StoredEvent(
        long position,
        UUID id,
        String type,
        String version,
        Instant recordedAt,
        String payload,
        String metadata,
        Set<String> tags) {}
