package dev.lectern.command.dispatching;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Metadata;
import dev.lectern.command.deciding.Deadline;
import dev.lectern.command.deciding.Decider;
import dev.lectern.eventstore.Decision;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.PostgresEventStorageEngine;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;

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
    private final EventStorageEngine engine;
    private final EventStore store;
    private final Consumer<List<Fact>> beforeAppend;

    /**
     * @param beforeAppend is given what was decided; the facts are appended only if it returns
     */
    DecisionHandler(
            Decider<C, S> decider,
            EventStorageEngine engine,
            EventStore store,
            Consumer<List<Fact>> beforeAppend) {
        this.decider = decider;
        this.engine = engine;
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
                new Deciding(command, expected(message))
                        .take(engine, store.transaction(context), context, condition)
                        .thenApply(decided -> append(decided, message, context));
        return MessageStream.fromFuture(result);
    }

    private @Nullable ExpectedVersion expected(CommandMessage message) {
        ExpectedVersion expected = ExpectedVersion.find(message.metadata());
        if (expected != null && decider.versions().isEmpty()) {
            throw new NoVersionsException();
        }
        return expected;
    }

    private CommandResultMessage append(
            Decided decided, CommandMessage message, ProcessingContext context) {
        List<Fact> facts = decided.facts();
        var receipt = new PendingReceipt(decided.position(), facts.size());
        if (!facts.isEmpty()) {
            beforeAppend.accept(facts);
            Map<String, String> metadata = metadata(message);
            IdempotencyKey request = RequestNames.find(message.metadata());
            if (request != null) {
                context.putResource(PostgresEventStorageEngine.IDEMPOTENCY_KEY, request);
            }
            Deadline deadline = decided.deadline();
            if (deadline != null) {
                context.putResource(
                        PostgresEventStorageEngine.DEADLINE,
                        new dev.lectern.eventstore.Deadline(deadline.time(), deadline::refusal));
            }
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

    /**
     * @param position of the last event that was read
     * @param version of the thing that is edited
     */
    private record Progress<S>(S state, long position, long version) {}

    /**
     * @param position of the last event that the decision rests on
     */
    private record Decided(List<Fact> facts, long position, @Nullable Deadline deadline) {}

    /** The use case's decision on one command. */
    private final class Deciding extends Decision<Progress<S>, Decided> {

        private final C command;
        private final @Nullable ExpectedVersion expected;

        private Deciding(C command, @Nullable ExpectedVersion expected) {
            this.command = command;
            this.expected = expected;
        }

        @Override
        protected Progress<S> initial() {
            return new Progress<>(decider.initial(command), 0L, 0L);
        }

        @Override
        protected Progress<S> evolve(Progress<S> progress, Entry<? extends EventMessage> entry) {
            long position =
                    TrackingToken.fromContext(entry)
                            .map(token -> token.position().orElse(0))
                            .orElse(progress.position());
            Fact fact = FactMessages.fact(entry.message());
            return new Progress<>(
                    decider.evolve(progress.state(), fact),
                    position,
                    decider.versions().contains(fact.getClass()) ? position : progress.version());
        }

        @Override
        protected Decided decide(Progress<S> read) {
            if (expected != null) {
                expected.require(read.version());
            }
            return new Decided(
                    decider.decide(command, read.state()),
                    read.position(),
                    decider.deadline(command, read.state()));
        }

        @Override
        protected boolean appends(Decided decided) {
            return !decided.facts().isEmpty();
        }
    }

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
