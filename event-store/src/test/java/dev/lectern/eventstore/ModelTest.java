package dev.lectern.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.eventstore.CommitCuttingProxy.Cut;

import io.kotest.property.PropertyTest1Kt;
import io.kotest.property.PropertyTesting;

import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;

import kotlinx.coroutines.BuildersKt;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Random histories against a list in memory. A failure prints its seed and the shortest history
 * found; it is repeated with {@code -Dkotest.proptest.default.seed=…}. How many are tried: {@code
 * -Deventstore.histories=…}.
 */
class ModelTest {

    private static final int HISTORIES = Integer.getInteger("eventstore.histories", 25);

    private final Database database = Database.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneNode() throws InterruptedException {
        check(1);
    }

    @Test
    void twoNodes() throws InterruptedException {
        check(2);
    }

    private void check(int nodes) throws InterruptedException {
        PropertyTesting.INSTANCE.setWriteFailedSeed(false); // it is printed
        BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (_, done) ->
                        PropertyTest1Kt.checkAll(
                                HISTORIES,
                                new Histories(nodes),
                                (_, steps, _) -> {
                                    try (var history = new History(database, nodes)) {
                                        steps.forEach(history::happen);
                                        history.check();
                                    }
                                    return Unit.INSTANCE;
                                },
                                done));
    }

    /** A store and what is expected of it. */
    private static final class History implements AutoCloseable {

        private record Expected(String type, List<String> tags, String payload) {}

        private final Database database;
        private final List<Expected> log = new ArrayList<>();
        private final Map<Integer, Step.AppendOnce> keys = new HashMap<>();
        private final Map<Integer, Long> firstOfKey = new HashMap<>();
        private final List<CommitCuttingProxy> proxies = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final long[] streamed;
        private int payloads;

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
                case Step.Append s -> append(nodes.get(s.node()), Optional.empty(), 0, s.facts());
                case Step.AppendIf s ->
                        append(nodes.get(s.node()), Optional.of(s.criteria()), s.age(), s.facts());
                case Step.Decide s -> decide(nodes.get(s.node()), s);
                case Step.AppendOnce s -> appendOnce(nodes.get(s.node()), s);
                case Step.Stream s -> stream(s);
                case Step.Cut s ->
                        proxies.get(s.node()).next.set(s.before() ? Cut.BEFORE : Cut.AFTER);
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
            assertThat(read.marker()).isEqualTo(log.size());
            assertThat(read.payloads()).isEqualTo(expected(criteria, 0));
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

        private void append(
                Node node, Optional<List<Step.Query>> criteria, int age, List<Step.Fact> facts) {
            long marker = Math.max(0, log.size() - age);
            var condition =
                    criteria.map(c -> Node.after(marker, criteria(c)))
                            .orElse(AppendCondition.none());
            boolean conflict = criteria.isPresent() && !expected(criteria.get(), marker).isEmpty();
            var expected = facts.stream().map(this::fact).toList();
            try {
                long position = node.append(condition, events(expected));
                assertThat(conflict).as("accepted in spite of a conflict").isFalse();
                log.addAll(expected);
                assertThat(position).isEqualTo(log.size());
            } catch (AppendEventsTransactionRejectedException e) {
                assertThat(conflict).as("refused without a conflict").isTrue();
            }
        }

        private void decide(Node node, Step.Decide step) {
            List<String> matching = expected(step.criteria(), 0);
            boolean appends = matching.size() % 2 == 0;
            var expected = step.facts().stream().map(this::fact).toList();
            Optional<Long> position =
                    retryingReads(() ->
                            retryingConflicts(() ->
                                    node.decide(
                                            criteria(step.criteria()),
                                            read ->
                                                    read.size() % 2 == 0
                                                            ? List.of(events(expected))
                                                            : List.of())));
            assertThat(position.isPresent()).as("appended").isEqualTo(appends);
            if (appends) {
                log.addAll(expected);
                assertThat(position.orElseThrow()).isEqualTo(log.size());
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

        private void appendOnce(Node node, Step.AppendOnce step) {
            var key =
                    new IdempotencyKey(
                            "scope", "key-" + step.key(), "fingerprint-" + step.fingerprint());
            var expected = step.facts().stream().map(this::fact).toList();
            Step.AppendOnce first = keys.get(step.key());
            try {
                long position = node.append(AppendCondition.none(), key, events(expected));
                assertThat(first).as("the key was used before").isNull();
                keys.put(step.key(), step);
                firstOfKey.put(step.key(), log.size() + 1L);
                log.addAll(expected);
                assertThat(position).isEqualTo(log.size());
            } catch (AlreadyAppendedException e) {
                assertThat(first)
                        .extracting(Step.AppendOnce::fingerprint)
                        .isEqualTo(step.fingerprint());
                assertThat(e.first().firstPosition()).isEqualTo(firstOfKey.get(step.key()));
            } catch (IdempotencyKeyReusedException e) {
                assertThat(first)
                        .extracting(Step.AppendOnce::fingerprint)
                        .isNotEqualTo(step.fingerprint());
            }
        }

        private void stream(Step.Stream step) {
            List<String> seen = retryingReads(() -> payloads(step));
            assertThat(seen).isEqualTo(expected(step.criteria(), streamed[step.node()]));
            streamed[step.node()] = log.size();
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
            var stored = retryingReads(() -> allOf(nodes.getFirst()));
            assertThat(stored)
                    .extracting(StoredEvent::payload)
                    .isEqualTo(log.stream().map(Expected::payload).toList());
            assertThat(stored)
                    .extracting(StoredEvent::position)
                    .isEqualTo(
                            IntStream.rangeClosed(1, log.size()).mapToObj(Long::valueOf).toList());
            assertThat(stored).extracting(StoredEvent::recordedAt).isSorted();
        }

        private static List<StoredEvent> allOf(Node node) {
            return node.engine.log().read(0, Integer.MAX_VALUE);
        }

        private Expected fact(Step.Fact fact) {
            return new Expected(fact.type(), fact.tags(), String.valueOf(payloads++));
        }

        private static TaggedEventMessage<?>[] events(List<Expected> expected) {
            return expected.stream()
                    .map(e ->
                            Node.event(
                                    e.type(),
                                    Integer.parseInt(e.payload()),
                                    e.tags().toArray(String[]::new)))
                    .toArray(TaggedEventMessage[]::new);
        }

        private List<String> expected(List<Step.Query> criteria, long after) {
            return log.stream()
                    .skip(after)
                    .filter(e -> criteria.stream().anyMatch(q -> meets(q, e)))
                    .map(Expected::payload)
                    .toList();
        }

        private static boolean meets(Step.Query query, Expected event) {
            return event.tags().containsAll(query.tags())
                    && (query.types().isEmpty() || query.types().contains(event.type()));
        }

        private static EventCriteria criteria(List<Step.Query> criteria) {
            return EventCriteria.either(
                    criteria.stream()
                            .map(q ->
                                    q.tags().isEmpty() && !q.types().isEmpty()
                                            ? EventCriteria.havingAnyTag()
                                                    .andBeingOneOfTypes(
                                                            q.types().toArray(String[]::new))
                                            : q.tags().isEmpty()
                                                    ? EventCriteria.havingAnyTag()
                                                    : Node.tagged(
                                                            q.tags(),
                                                            q.types().toArray(String[]::new)))
                            .toList());
        }

        @Override
        public void close() {
            nodes.forEach(Node::close);
            proxies.forEach(CommitCuttingProxy::close);
        }
    }
}
