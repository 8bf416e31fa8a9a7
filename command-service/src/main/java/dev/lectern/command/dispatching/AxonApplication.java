package dev.lectern.command.dispatching;

import dev.lectern.api.Fact;
import dev.lectern.command.deciding.Decider;

import org.axonframework.common.configuration.ComponentBuilder;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.ClassBasedMessageTypeResolver;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.QualifiedName;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Use cases as an Axon application; whoever runs it adds the storage engine. */
public final class AxonApplication {

    private AxonApplication() {}

    /**
     * @param beforeAppend is given what a command decided; it is appended only if this returns
     */
    public static EventSourcingConfigurer configurer(
            List<Decider<?, ?>> useCases, Consumer<List<Fact>> beforeAppend) {
        return EventSourcingConfigurer.create()
                .registerTagResolver(_ -> FactMessages::tags)
                .messaging(m -> m.registerMessageTypeResolver(_ -> typeResolver()))
                .registerCommandHandlingModule(
                        CommandHandlingModule.named("use-cases")
                                .commandHandlers(phase ->
                                        useCases.forEach(useCase ->
                                                phase.commandHandler(
                                                        new QualifiedName(useCase.command()),
                                                        handler(useCase, beforeAppend)))));
    }

    private static ComponentBuilder<CommandHandler> handler(
            Decider<?, ?> useCase, Consumer<List<Fact>> beforeAppend) {
        return config ->
                new DecisionHandler<>(
                        useCase,
                        config.getComponent(EventStorageEngine.class),
                        config.getComponent(EventStore.class),
                        beforeAppend);
    }

    private static MessageTypeResolver typeResolver() {
        var others = new ClassBasedMessageTypeResolver();
        return payload -> {
            Optional<MessageType> fact = FactMessages.type(payload);
            return fact.isPresent() ? fact : others.resolve(payload);
        };
    }
}
