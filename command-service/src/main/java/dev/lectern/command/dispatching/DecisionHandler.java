package dev.lectern.command.dispatching;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Metadata;
import dev.lectern.command.deciding.Decider;
import dev.lectern.eventstore.PostgresEventStorageEngine;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Runs a use case as an Axon command: source what it reads, decide, append. The append is refused
 * if what it read is no longer all there is.
 */
final class DecisionHandler<C, S> implements CommandHandler {

    private static final MessageType RESULT = new MessageType(PendingReceipt.class);

    private final Decider<C, S> decider;
    private final EventStore store;
    private final Consumer<List<Fact>> beforeAppend;

    /**
     * @param beforeAppend is given what was decided; the facts are appended only if it returns
     */
    DecisionHandler(Decider<C, S> decider, EventStore store, Consumer<List<Fact>> beforeAppend) {
        this.decider = decider;
        this.store = store;
        this.beforeAppend = beforeAppend;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(
            CommandMessage message, ProcessingContext context) {
        C command = decider.command().cast(Objects.requireNonNull(message.payload()));
        var condition =
                SourcingCondition.conditionFor(FactMessages.criteria(decider.reads(command)));
        var result =
                store.transaction(context)
                        .source(condition)
                        .reduce(new Progress<>(decider.initial(command), 0L), this::evolve)
                        .thenApply(read -> decide(command, read, message, context));
        return MessageStream.fromFuture(result);
    }

    private Progress<S> evolve(
            Progress<S> progress,
            MessageStream.Entry<? extends org.axonframework.messaging.eventhandling.EventMessage>
                    entry) {
        long position =
                TrackingToken.fromContext(entry)
                        .map(token -> token.position().orElse(0))
                        .orElse(progress.position());
        return new Progress<>(
                decider.evolve(progress.state(), FactMessages.fact(entry.message())), position);
    }

    private CommandResultMessage decide(
            C command, Progress<S> read, CommandMessage message, ProcessingContext context) {
        List<Fact> facts = decider.decide(command, read.state());
        var receipt = new PendingReceipt(read.position(), facts.size());
        if (!facts.isEmpty()) {
            beforeAppend.accept(facts);
            Map<String, String> metadata = metadata(message);
            store.publish(
                            context,
                            facts.stream()
                                    .map(fact -> FactMessages.message(fact, metadata))
                                    .toList())
                    .join(); // complete already: all is appended on commit
            // Handlers return before the commit, so the position is filled in behind their back.
            context.runOnAfterCommit(committed ->
                    receipt.position =
                            committed.getResource(PostgresEventStorageEngine.COMMITTED_POSITION));
        }
        return new GenericCommandResultMessage(RESULT, receipt);
    }

    private static Map<String, String> metadata(CommandMessage command) {
        return Map.of(
                Metadata.ACTOR, command.metadata().getOrDefault(Metadata.ACTOR, "anonymous"),
                Metadata.CORRELATION_ID,
                        command.metadata()
                                .getOrDefault(Metadata.CORRELATION_ID, command.identifier()),
                Metadata.CAUSATION_ID, command.identifier());
    }

    private record Progress<S>(S state, long position) {}

    /** Complete once the unit of work is. */
    static final class PendingReceipt {

        private final int events;
        private volatile Long position;

        PendingReceipt(long position, int events) {
            this.position = position;
            this.events = events;
        }

        Receipt complete() {
            return new Receipt(position, events);
        }
    }
}
