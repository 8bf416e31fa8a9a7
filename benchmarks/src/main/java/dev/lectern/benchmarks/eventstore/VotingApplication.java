package dev.lectern.benchmarks.eventstore;

import dev.lectern.benchmarks.eventstore.Voting.CastBallot;
import dev.lectern.benchmarks.eventstore.Voting.Deciding;
import dev.lectern.benchmarks.eventstore.Voting.OpenPoll;
import dev.lectern.benchmarks.eventstore.Voting.PollOpened;
import dev.lectern.benchmarks.eventstore.Voting.Recount;

import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The commands of {@link Voting} on Axon, with declared handlers and tags as command-service has
 * them.
 */
final class VotingApplication {

    private static final MessageType DONE = new MessageType(String.class);

    private VotingApplication() {}

    static EventSourcingConfigurer configurer() {
        return EventSourcingConfigurer.create()
                .registerTagResolver(_ -> Voting::tags)
                .registerCommandHandlingModule(
                        CommandHandlingModule.named("voting")
                                .commandHandlers(phase ->
                                        phase.commandHandler(
                                                        new QualifiedName(OpenPoll.class),
                                                        VotingApplication::opening)
                                                .commandHandler(
                                                        new QualifiedName(CastBallot.class),
                                                        config ->
                                                                deciding(
                                                                        config,
                                                                        CastBallot.class,
                                                                        Voting::casting))
                                                .commandHandler(
                                                        new QualifiedName(Recount.class),
                                                        config ->
                                                                deciding(
                                                                        config,
                                                                        Recount.class,
                                                                        Voting::recounting))));
    }

    private static CommandHandler opening(Configuration config) {
        var store = config.getComponent(EventStore.class);
        return (message, context) -> {
            var command = (OpenPoll) Objects.requireNonNull(message.payload());
            return append(store, context, new PollOpened(command.poll()));
        };
    }

    private static <C> CommandHandler deciding(
            Configuration config, Class<C> type, Function<C, Deciding> decision) {
        var engine = config.getComponent(EventStorageEngine.class);
        var store = config.getComponent(EventStore.class);
        return (message, context) -> {
            Deciding deciding =
                    decision.apply(type.cast(Objects.requireNonNull(message.payload())));
            return MessageStream.fromFuture(
                    deciding.take(engine, store.transaction(context), context, deciding.reads())
                            .thenApply(event -> appended(store, context, event)));
        };
    }

    private static MessageStream.Single<CommandResultMessage> append(
            EventStore store, ProcessingContext context, Object event) {
        return MessageStream.just(appended(store, context, event));
    }

    private static CommandResultMessage appended(
            EventStore store, ProcessingContext context, Object event) {
        store.publish(
                        context,
                        new GenericEventMessage(new MessageType(event.getClass()), event, Map.of()))
                .join(); // complete already: all is appended on commit
        return new GenericCommandResultMessage(DONE, "done");
    }
}
