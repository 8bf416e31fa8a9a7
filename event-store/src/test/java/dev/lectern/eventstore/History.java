package dev.lectern.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.eventstore.CommitCuttingProxy.Cut;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What happens to a store, and to the model of it. */
final class History implements AutoCloseable {

    /** One of several appends at once: how it is made, and what is to be said of its outcome. */
    private record Attempt(Supplier<Long> append, Runnable accepted, Consumer<Throwable> refused) {}

    private final Database database;
    private final Model model = new Model();
    private final List<CommitCuttingProxy> proxies = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final long[] streamed;

    History(Database database, int count) {
        this.database = database;
        database.empty();
        streamed = new long[count];
        for (int i = 0; i < count; i++) {
            proxies.add(new CommitCuttingProxy(database.port()));
            nodes.add(node(i));
        }
    }

    private Node node(int number) {
        return new Node(
                database,
                database.writer(proxies.get(number).port()),
                EventStoreSettings.builder()
                        .tailSize(5)
                        .pageSize(3)
                        .pollInterval(Duration.ofMillis(50))
                        .build());
    }

    void happen(Step step) {
        switch (step) {
            case Step.Source s -> source(nodes.get(s.node()), s.criteria());
            case Step.Append s -> append(nodes.get(s.node()), model.events(s.facts()));
            case Step.AppendIf s -> happen(attempt(s));
            case Step.AppendOnce s -> happen(attempt(s));
            case Step.Decide s -> decide(nodes.get(s.node()), s);
            case Step.Stream s -> stream(s);
            case Step.Together s -> together(s);
            case Step.Cut s -> proxies.get(s.node()).next.set(s.before() ? Cut.BEFORE : Cut.AFTER);
            case Step.Restart s -> {
                nodes.get(s.node()).close();
                nodes.set(s.node(), node(s.node()));
            }
            case Step.Crash() ->
                    database.count(
                            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }

    private void source(Node node, List<Step.Query> criteria) {
        Node.Read read = retryingReads(() -> node.source(criteria(criteria)));
        assertThat(read.marker()).isEqualTo(model.size());
        assertThat(read.payloads()).isEqualTo(model.matching(criteria, 0));
    }

    /**
     * Reads fail at once when their connection has been ended; whoever reads again gets another
     * one.
     */
    private static <T> T retryingReads(Supplier<T> read) {
        for (int attempt = 0; ; attempt++) {
            try {
                return read.get();
            } catch (EventStoreUnavailableException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    private void append(Node node, List<Model.Expected> events) {
        model.append(events);
        assertThat(node.append(events(events))).isEqualTo(model.size());
    }

    private Attempt attempt(Step.AppendIf step) {
        long marker = model.marker(step.age());
        var events = model.events(step.facts());
        var condition = Node.after(marker, criteria(step.criteria()));
        return new Attempt(
                () -> nodes.get(step.node()).append(condition, events(events)),
                () -> {
                    assertThat(model.matching(step.criteria(), marker))
                            .as("accepted in spite of a conflict")
                            .isEmpty();
                    model.append(events);
                },
                refusal -> {
                    assertThat(refusal)
                            .isInstanceOf(AppendEventsTransactionRejectedException.class);
                    assertThat(model.matching(step.criteria(), marker))
                            .as("refused without a conflict")
                            .isNotEmpty();
                });
    }

    private Attempt attempt(Step.AppendOnce step) {
        var key =
                new IdempotencyKey(
                        "scope", "key-" + step.key(), "fingerprint-" + step.fingerprint());
        var events = model.events(step.facts());
        return new Attempt(
                () -> nodes.get(step.node()).append(AppendCondition.none(), key, events(events)),
                () -> {
                    assertThat(model.isUsed(step)).as("the key was used before").isFalse();
                    model.appendOnce(step, events);
                },
                refusal -> {
                    Model.First first = model.first(step);
                    if (refusal instanceof AlreadyAppendedException already) {
                        assertThat(first.fingerprint()).isEqualTo(step.fingerprint());
                        assertThat(already.first().firstPosition()).isEqualTo(first.position());
                    } else {
                        assertThat(refusal).isInstanceOf(IdempotencyKeyReusedException.class);
                        assertThat(first.fingerprint()).isNotIn(-1, step.fingerprint());
                    }
                });
    }

    private void happen(Attempt attempt) {
        long position;
        try {
            position = attempt.append.get();
        } catch (RuntimeException refusal) {
            attempt.refused.accept(refusal);
            return;
        }
        attempt.accepted.run();
        assertThat(position).isEqualTo(model.size());
    }

    /** All wait for the lock or behind one that does; the positions say who came first. */
    private void together(Step.Together step) {
        List<Attempt> attempts =
                step.steps().stream()
                        .map(s ->
                                switch (s) {
                                    case Step.AppendIf conditional -> attempt(conditional);
                                    case Step.AppendOnce keyed -> attempt(keyed);
                                    default -> throw new IllegalArgumentException(s.toString());
                                })
                        .toList();
        Gathered outcomes = atOnce(attempts);
        outcomes.positions().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(accepted -> {
                    attempts.get(accepted.getKey()).accepted.run();
                    assertThat(accepted.getValue()).isEqualTo(model.size());
                });
        outcomes.failures()
                .forEach((number, refusal) -> attempts.get(number).refused.accept(refusal));
    }

    private Gathered atOnce(List<Attempt> attempts) {
        try {
            Gathered outcomes;
            try (var _ = database.holdLock()) {
                outcomes = Gathered.of(attempts.size(), i -> attempts.get(i).append.get());
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() ->
                                nodes.stream()
                                                .mapToDouble(node ->
                                                        node.meter("eventstore.writing")
                                                                + node.meter(
                                                                        "eventstore.queue.depth"))
                                                .sum()
                                        == attempts.size());
            }
            outcomes.join();
            return outcomes;
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void decide(Node node, Step.Decide step) {
        boolean appends = model.matching(step.criteria(), 0).size() % 2 == 0;
        var events = model.events(step.facts());
        Optional<Long> position =
                retryingReads(() ->
                        retryingConflicts(() ->
                                node.decide(
                                        criteria(step.criteria()),
                                        read ->
                                                read.size() % 2 == 0
                                                        ? List.of(events(events))
                                                        : List.of())));
        assertThat(position.isPresent()).as("appended").isEqualTo(appends);
        if (appends) {
            model.append(events);
            assertThat(position.orElseThrow()).isEqualTo(model.size());
        }
    }

    /** What memory got wrong, the next attempt reads. */
    private static <T> T retryingConflicts(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (AppendEventsTransactionRejectedException e) {
            return attempt.get();
        }
    }

    private void stream(Step.Stream step) {
        List<String> seen = retryingReads(() -> payloads(step));
        assertThat(seen).isEqualTo(model.matching(step.criteria(), streamed[step.node()]));
        streamed[step.node()] = model.size();
    }

    private List<String> payloads(Step.Stream step) {
        var token = new GlobalSequenceTrackingToken(streamed[step.node()]);
        var condition = StreamingCondition.conditionFor(token, criteria(step.criteria()));
        var stream = nodes.get(step.node()).engine.stream(condition, null);
        var payloads = new ArrayList<String>();
        while (stream.hasNextAvailable()) {
            payloads.add(String.valueOf(stream.next().orElseThrow().message().payload()));
        }
        stream.error()
                .ifPresent(e -> {
                    throw e instanceof RuntimeException r ? r : new IllegalStateException(e);
                });
        stream.close();
        return payloads;
    }

    void check() {
        var stored = retryingReads(() -> nodes.getFirst().engine.log().read(0, Integer.MAX_VALUE));
        assertThat(stored).extracting(StoredEvent::payload).isEqualTo(model.payloads());
        assertThat(stored)
                .extracting(StoredEvent::position)
                .isEqualTo(
                        IntStream.rangeClosed(1, stored.size()).mapToObj(Long::valueOf).toList());
        assertThat(stored).extracting(StoredEvent::recordedAt).isSorted();
    }

    private static TaggedEventMessage<?>[] events(List<Model.Expected> expected) {
        return expected.stream()
                .map(e ->
                        Node.event(
                                e.type(),
                                Integer.parseInt(e.payload()),
                                e.tags().toArray(String[]::new)))
                .toArray(TaggedEventMessage[]::new);
    }

    private static EventCriteria criteria(List<Step.Query> criteria) {
        return EventCriteria.either(criteria.stream().map(History::criterion).toList());
    }

    private static EventCriteria criterion(Step.Query query) {
        if (!query.tags().isEmpty()) {
            return Node.tagged(query.tags(), query.types().toArray(String[]::new));
        }
        return query.types().isEmpty()
                ? EventCriteria.havingAnyTag()
                : EventCriteria.havingAnyTag()
                        .andBeingOneOfTypes(query.types().toArray(String[]::new));
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        proxies.forEach(CommitCuttingProxy::close);
    }
}
