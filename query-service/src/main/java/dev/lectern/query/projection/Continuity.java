package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * Whether a record follows what was applied before. Offsets do not tell: a topic that was deleted
 * and filled again has other records at the same offsets, and a consumer goes on in it unnoticed.
 */
final class Continuity {

    private Continuity() {}

    /**
     * @param lastPosition that was applied in this partition, 0 for none
     * @return why the record must not be applied; {@code null} if it may be
     */
    static @Nullable String gap(Received received, long lastPosition) {
        return received.previousPosition() == lastPosition
                ? null
                : "Position %d at offset %d follows position %d, and the last one here was %d. Records are missing or the topic was replaced: the read model must be rebuilt"
                        .formatted(
                                received.position(),
                                received.offset(),
                                received.previousPosition(),
                                lastPosition);
    }
}
