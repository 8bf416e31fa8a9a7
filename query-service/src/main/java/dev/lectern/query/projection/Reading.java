package dev.lectern.query.projection;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a partition from a claim on: makes sure that the topic is the one that was read before, and
 * stops at what may not be applied.
 */
final class Reading {

    private final BatchWriter writer;
    private boolean confirmed;

    Reading(Claim claim, BatchWriter writer) {
        this.writer = writer;
        this.confirmed = claim.last() == null;
    }

    /**
     * What the topic holds before anything is read from it.
     *
     * @param mark what was applied last
     * @param begin the first offset that there is
     * @param end the offset behind the last one
     * @return why it cannot be the topic that was read before; {@code null} if it can
     */
    static @Nullable String compare(@Nullable Mark mark, long begin, long end) {
        if (mark == null ? begin == 0 : mark.offset() >= begin && mark.offset() < end) {
            return null;
        }
        return "The topic has offsets %d to %d, but %s. It was lost or replaced: the read model must be rebuilt"
                .formatted(
                        begin,
                        end - 1,
                        mark == null
                                ? "nothing was applied from its beginning yet"
                                : "offset " + mark.offset() + " was applied before");
    }

    /**
     * What of the records is to be applied, behind what was read before: those up to the first that
     * may not be.
     */
    Batch batch(Batch before, List<ConsumerRecord<String, String>> consumed) {
        Mark mark = before.end();
        var events = new ArrayList<Received>();
        String obstacle = null;
        for (ConsumerRecord<String, String> one : consumed) {
            try {
                obstacle = add(writer.read(one), mark, events);
            } catch (RuntimeException e) {
                obstacle = Failure.unappliable(one.offset(), "", e);
            }
            if (obstacle != null) {
                break;
            }
        }
        return before.then(events, obstacle);
    }

    /**
     * Adds it, unless it was applied before.
     *
     * @return why it may not be applied
     */
    private @Nullable String add(Received received, @Nullable Mark mark, List<Received> events) {
        Mark before = events.isEmpty() ? mark : Mark.of(events.getLast());
        String refusal = before == null ? null : refusal(received, before);
        long last = before == null ? 0 : before.position();
        if (refusal != null || received.position() <= last) {
            return refusal;
        }
        String gap = Continuity.gap(received, last);
        if (gap == null) {
            events.add(received);
        }
        return gap;
    }

    /** Why this record says that the topic is not the one that was read before. */
    private @Nullable String refusal(Received received, Mark before) {
        if (!confirmed) {
            confirmed = Mark.of(received).equals(before);
            return confirmed
                    ? null
                    : "Offset %d was %s, and now offset %d is %s. The topic was replaced: the read model must be rebuilt"
                            .formatted(
                                    before.offset(), before, received.offset(), Mark.of(received));
        }
        return received.identity().incarnation().equals(before.incarnation())
                ? null
                : "Offset %d is of store %s, and everything before of store %s: the read model must be rebuilt"
                        .formatted(
                                received.offset(),
                                received.identity().incarnation(),
                                before.incarnation());
    }
}
