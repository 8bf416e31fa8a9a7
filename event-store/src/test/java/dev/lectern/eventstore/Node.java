package dev.lectern.eventstore;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.DefaultEventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** One engine, and the words in which tests speak to it. */
final class Node implements AutoCloseable {

    /** What a decision has read. */
    record Read(List<String> payloads, long marker) {}

    private static final SimpleUnitOfWorkFactory UNITS =
            new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE);

    final PostgresEventStorageEngine engine;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    Node(Database database) {
        this(database, EventStoreSettings.defaults());
    }

    Node(Database database, EventStoreSettings settings) {
        this(database, database.writer(), settings);
    }

    Node(Database database, DataSource writer, EventStoreSettings settings) {
        this(database.readers(), writer, settings);
    }

    Node(DataSource readers, DataSource writer, EventStoreSettings settings) {
        engine = new PostgresEventStorageEngine(readers, writer, new Json(), settings, meters);
    }

    static TaggedEventMessage<?> event(String type, Object payload, String... tags) {
        return identified(UUID.randomUUID().toString(), type, payload, tags);
    }

    static TaggedEventMessage<?> identified(
            String id, String type, Object payload, String... tags) {
        var message =
                new GenericEventMessage(
                        id,
                        new MessageType(new QualifiedName(type), "1"),
                        payload,
                        Map.of(),
                        java.time.Instant.EPOCH);
        return new GenericTaggedEventMessage<EventMessage>(
                message, Stream.of(tags).map(Node::tag).collect(toUnmodifiableSet()));
    }

    static Tag tag(String text) {
        int colon = text.indexOf(':');
        return Tag.of(text.substring(0, colon), text.substring(colon + 1));
    }

    static EventCriteria tagged(String... tags) {
        return EventCriteria.havingTags(Stream.of(tags).map(Node::tag).toArray(Tag[]::new));
    }

    static EventCriteria tagged(List<String> tags, String... types) {
        var criteria = EventCriteria.havingTags(tags.stream().map(Node::tag).toArray(Tag[]::new));
        return types.length == 0 ? criteria : criteria.andBeingOneOfTypes(types);
    }

    static AppendCondition after(long marker, EventCriteria criteria) {
        return AppendCondition.withCriteria(criteria)
                .withMarker(new GlobalIndexConsistencyMarker(marker));
    }

    /** Appends without a condition; returns the last position. */
    long append(TaggedEventMessage<?>... events) {
        return append(AppendCondition.none(), events);
    }

    long append(AppendCondition condition, TaggedEventMessage<?>... events) {
        return append(condition, null, events);
    }

    long append(
            AppendCondition condition,
            @Nullable IdempotencyKey key,
            TaggedEventMessage<?>... events) {
        return append(condition, key, null, events);
    }

    long append(
            AppendCondition condition,
            @Nullable IdempotencyKey key,
            @Nullable Deadline deadline,
            TaggedEventMessage<?>... events) {
        try {
            return UNITS.create("test", configuration -> configuration)
                    .executeWithResult(context -> {
                        if (deadline != null) {
                            context.putResource(PostgresEventStorageEngine.DEADLINE, deadline);
                        }
                        return append(context, condition, key, List.of(events));
                    })
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<Long> append(
            ProcessingContext context,
            AppendCondition condition,
            @Nullable IdempotencyKey key,
            List<TaggedEventMessage<?>> events) {
        if (key != null) {
            context.putResource(PostgresEventStorageEngine.IDEMPOTENCY_KEY, key);
        }
        var transaction =
                (AppendTransaction<Long>) engine.appendEvents(condition, context, events).join();
        return transaction
                .commit(context)
                .thenApply(position ->
                        Objects.requireNonNull(
                                context.getResource(
                                        PostgresEventStorageEngine.COMMITTED_POSITION)));
    }

    /**
     * Decides once as a service would, on what is remembered where that suffices.
     *
     * @param rule from the payloads that were read to what is appended
     * @return the last position, or nothing if the rule appends nothing
     */
    Optional<Long> decide(
            EventCriteria criteria, Function<List<String>, List<TaggedEventMessage<?>>> rule) {
        return decide(null, criteria, rule);
    }

    /**
     * @param before sourced first, in the same transaction, as any other entity would be
     */
    Optional<Long> decide(
            @Nullable EventCriteria before,
            EventCriteria criteria,
            Function<List<String>, List<TaggedEventMessage<?>>> rule) {
        try {
            return UNITS.create("decision", configuration -> configuration)
                    .executeWithResult(context -> decide(context, before, criteria, rule))
                    .join()
                    .map(context ->
                            context.getResource(PostgresEventStorageEngine.COMMITTED_POSITION));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private CompletableFuture<Optional<ProcessingContext>> decide(
            ProcessingContext context,
            @Nullable EventCriteria before,
            EventCriteria criteria,
            Function<List<String>, List<TaggedEventMessage<?>>> rule) {
        var tagged = new HashMap<EventMessage, TaggedEventMessage<?>>();
        var transaction =
                new DefaultEventStoreTransaction(
                        engine, context, event -> Objects.requireNonNull(tagged.get(event)));
        if (before != null) {
            transaction
                    .source(SourcingCondition.conditionFor(before))
                    .reduce(0, (count, _) -> count + 1)
                    .join();
        }
        return new RuleDecision(rule)
                .take(engine, transaction, context, SourcingCondition.conditionFor(criteria))
                .thenApply(events -> {
                    for (TaggedEventMessage<?> event : events) {
                        tagged.put(event.event(), event);
                        transaction.appendEvent(event.event());
                    }
                    return events.isEmpty() ? Optional.empty() : Optional.of(context);
                });
    }

    private static final class RuleDecision
            extends Decision<List<String>, List<TaggedEventMessage<?>>> {

        private final Function<List<String>, List<TaggedEventMessage<?>>> rule;

        RuleDecision(Function<List<String>, List<TaggedEventMessage<?>>> rule) {
            this.rule = rule;
        }

        @Override
        protected List<String> initial() {
            return List.of();
        }

        @Override
        protected List<String> evolve(List<String> read, Entry<? extends EventMessage> event) {
            return Stream.concat(
                            read.stream(), Stream.of(String.valueOf(event.message().payload())))
                    .toList();
        }

        @Override
        protected List<TaggedEventMessage<?>> decide(List<String> read) {
            return rule.apply(read);
        }

        @Override
        protected boolean appends(List<TaggedEventMessage<?>> decided) {
            return !decided.isEmpty();
        }
    }

    Read source(EventCriteria criteria) {
        var payloads = new ArrayList<String>();
        long marker = -1;
        var stream = engine.source(SourcingCondition.conditionFor(criteria), null);
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            if (entry.get().message() instanceof TerminalEventMessage) {
                marker =
                        GlobalIndexConsistencyMarker.position(
                                entry.get().getResource(ConsistencyMarker.RESOURCE_KEY));
            } else {
                payloads.add(String.valueOf(entry.get().message().payload()));
            }
        }
        stream.error()
                .ifPresent(e -> {
                    throw e instanceof RuntimeException r ? r : new IllegalStateException(e);
                });
        return new Read(payloads, marker);
    }

    double meter(String name) {
        return meters.get(name).meter().measure().iterator().next().getValue();
    }

    @Override
    public void close() {
        engine.close();
    }
}
