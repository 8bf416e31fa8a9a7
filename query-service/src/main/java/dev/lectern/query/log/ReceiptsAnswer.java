package dev.lectern.query.log;

import dev.lectern.api.wire.Attributes;
import dev.lectern.query.trail.ReceivedEvents.Recorded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What {@link dev.lectern.api.wire.Receipts} reads.
 *
 * @param checkpoint a signed note that all of them are under; absent if there are none
 * @param items all that was said of one ballot or scorecard, in order
 */
record ReceiptsAnswer(@Nullable String checkpoint, List<Receipt> items) {

    /**
     * @param path the inclusion proof, each hash in base64; the leaf's index is the position less
     *     one
     * @param counted whether this is what counts
     */
    record Receipt(OnRecord event, List<String> path, boolean counted) {}

    /**
     * An event, with all that its leaf is made of.
     *
     * @param fact JSON exactly as it is stored, texts encrypted
     */
    record OnRecord(
            long position,
            String id,
            String type,
            int version,
            Instant recordedAt,
            String actor,
            String correlationId,
            String causationId,
            String fact) {

        static OnRecord of(Recorded event) {
            Attributes attributes = event.attributes();
            return new OnRecord(
                    attributes.position(),
                    attributes.id().toString(),
                    attributes.type().name(),
                    attributes.type().version(),
                    attributes.recordedAt(),
                    attributes.metadata().actor(),
                    attributes.metadata().correlationId(),
                    attributes.metadata().causationId(),
                    event.fact());
        }
    }
}
