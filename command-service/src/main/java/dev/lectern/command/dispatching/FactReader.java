package dev.lectern.command.dispatching;

import dev.lectern.api.Fact;
import dev.lectern.command.deciding.Reads;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

import java.util.ArrayList;
import java.util.List;

/** Reads facts by what they are about, as they are stored; nothing is remembered. */
public final class FactReader {

    private final EventStorageEngine engine;

    public FactReader(EventStorageEngine engine) {
        this.engine = engine;
    }

    /**
     * @param position of the last one
     */
    public record Page(List<Fact> facts, long position) {}

    /**
     * Those recorded after a position, in their order.
     *
     * @throws dev.lectern.eventstore.EventStoreUnavailableException if the store cannot be read
     */
    public Page after(long position, Reads reads) {
        var condition =
                SourcingCondition.conditionFor(
                        new GlobalIndexConsistencyMarker(position).position(),
                        FactMessages.criteria(reads));
        var stream = engine.source(condition, null);
        var facts = new ArrayList<Fact>();
        long last = position;
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            if (!(entry.get().message() instanceof TerminalEventMessage)) {
                facts.add(FactMessages.fact(entry.get().message()));
                last =
                        TrackingToken.fromContext(entry.get())
                                .map(token -> token.position().orElse(0))
                                .orElse(last);
            }
        }
        stream.error()
                .ifPresent(e -> {
                    throw e instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException("The store was not read", e);
                });
        return new Page(facts, last);
    }
}
