package dev.lectern.command.support;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Metadata;
import dev.lectern.command.dispatching.FactMessages;
import dev.lectern.eventstore.PostgresEventStorageEngine;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

import java.util.Map;
import java.util.stream.Stream;

/** Records facts that no use case of this service makes yet, as if one had. */
public final class Recording {

    private static final Map<String, String> METADATA =
            Map.of(
                    Metadata.ACTOR, "test",
                    Metadata.CORRELATION_ID, "test",
                    Metadata.CAUSATION_ID, "test");

    private Recording() {}

    public static void record(RunningService service, Fact... facts) {
        var engine = service.bean(PostgresEventStorageEngine.class);
        engine.appendEvents(
                        AppendCondition.none(),
                        null,
                        Stream.of(facts).<TaggedEventMessage<?>>map(Recording::tagged).toList())
                .join()
                .commit(null)
                .join();
    }

    private static TaggedEventMessage<EventMessage> tagged(Fact fact) {
        var message =
                new GenericEventMessage(
                        FactMessages.type(fact.getClass()).orElseThrow(), fact, METADATA);
        return new GenericTaggedEventMessage<>(message, FactMessages.tags(message));
    }
}
