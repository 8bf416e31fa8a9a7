package dev.lectern.query.log;

import dev.lectern.api.wire.Attributes;
import dev.lectern.proof.EventLeaf;
import dev.lectern.query.trail.ReceivedEvents;
import dev.lectern.query.trail.ReceivedEvents.Recorded;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The leaves of the events that came. */
final class ReceivedLeaves implements SealCheck.Received {

    private final ReceivedEvents events;

    ReceivedLeaves(ReceivedEvents events) {
        this.events = events;
    }

    /** One whose time is another is not found, so that it is as if it had not come. */
    @Override
    public List<EventLeaf> like(List<EventLeaf> sealed) {
        var digester = new EventLeaf.Digester();
        return events
                .between(
                        sealed.getFirst().position(),
                        sealed.getLast().position(),
                        time(sealed.getFirst()),
                        time(sealed.getLast()))
                .stream()
                .map(event -> leaf(event, digester))
                .toList();
    }

    private static Instant time(EventLeaf leaf) {
        return Instant.EPOCH.plus(leaf.recordedAt(), ChronoUnit.MICROS);
    }

    private static EventLeaf leaf(Recorded event, EventLeaf.Digester digester) {
        Attributes attributes = event.attributes();
        return new EventLeaf(
                attributes.position(),
                EventLeaf.micros(attributes.recordedAt()),
                digester.content(
                        attributes.id().toString(),
                        attributes.type().name(),
                        attributes.type().version(),
                        attributes.metadata().actor(),
                        attributes.metadata().correlationId(),
                        attributes.metadata().causationId(),
                        event.fact()));
    }
}
