package dev.lectern.command.dispatching;

import dev.lectern.access.AccessEntry;
import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.rights.RightsEvents;
import dev.lectern.eventstore.EventLog;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The events that have to do with rights, found by their tag. */
public final class StoredRights implements RightsEvents {

    private static final Set<Class<? extends Fact>> ALL =
            EventTypes.all().stream().filter(Tags::changesRights).collect(Collectors.toSet());

    private static final Set<Class<? extends Fact>> ERASURES =
            Set.of(ParticipantErased.class, MemberErased.class);

    private final EventStorageEngine engine;
    private final EventLog log;

    public StoredRights(EventStorageEngine engine, EventLog log) {
        this.engine = engine;
        this.log = log;
    }

    @Override
    public UUID incarnation() {
        return log.incarnation();
    }

    @Override
    public List<Changed> after(long position) {
        return read(position, ALL);
    }

    @Override
    public List<AccessEntry> erasures() {
        return read(0, ERASURES).stream().map(Changed::entry).toList();
    }

    private List<Changed> read(long position, Set<Class<? extends Fact>> types) {
        var condition =
                SourcingCondition.conditionFor(
                        new GlobalIndexConsistencyMarker(position).position(),
                        FactMessages.criteria(Reads.NOTHING.and(Tags.ACCESS, types)));
        return engine.source(condition, null)
                .filter(entry -> !(entry.message() instanceof TerminalEventMessage))
                .<List<Changed>>reduce(new ArrayList<>(), StoredRights::add)
                .join();
    }

    private static List<Changed> add(List<Changed> changes, Entry<? extends EventMessage> stored) {
        long position = TrackingToken.fromContext(stored).orElseThrow().position().orElseThrow();
        AccessEntry.of(FactMessages.fact(stored.message()))
                .ifPresent(entry -> changes.add(new Changed(entry, position)));
        return changes;
    }
}
