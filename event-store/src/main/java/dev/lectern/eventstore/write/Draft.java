package dev.lectern.eventstore.write;

import dev.lectern.eventstore.StoredEvent;
import dev.lectern.eventstore.index.EventKeys;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event ready to be stored: converted and validated, without a position.
 *
 * @param keys of its tags, on the caller's thread too
 * @param bytes of payload, metadata and tags in UTF-8
 */
record Draft(
        UUID id,
        String type,
        String version,
        String payload,
        String metadata,
        Set<String> tags,
        EventKeys keys,
        long bytes) {

    StoredEvent stored(long position, Instant recordedAt) {
        return new StoredEvent(position, id, type, version, recordedAt, payload, metadata, tags);
    }
}
