package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** What happens to those who wait for the writer. */
class QueueTest {

    private final Database database = Database.create();
    private final Node node =
            new Node(
                    database,
                    EventStoreSettings.builder()
                            .queueCapacity(3)
                            .queueBytes(300_000)
                            .appendTimeout(Duration.ofMillis(700))
                            .lockTimeout(Duration.ofSeconds(20))
                            .networkTimeout(Duration.ofSeconds(30))
                            .build());

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private Gathered append(int calls) {
        return Gathered.of(calls, i -> node.append(event("A", i, "x:" + i)));
    }

    @Test
    void aFullQueueRefusesWithAHint() throws Exception {
        Gathered first;
        Gathered queued;
        try (var _ = database.holdLock()) {
            first = append(1);
            Gathered.awaitMeter(node, "eventstore.writing", 1);
            queued = append(3);
            Gathered.awaitMeter(node, "eventstore.queue.depth", 3);

            assertThatThrownBy(() -> node.append(event("Late", "", "x:late")))
                    .isInstanceOfSatisfying(
                            AppendQueueFullException.class,
                            e -> assertThat(e.retryAfter()).isPositive());
        }
        first.join();
        queued.join();
        assertThat(queued.failures()).isEmpty();
        assertThat(node.source(tagged("x:late")).payloads()).isEmpty();
        assertThat(node.append(event("Late", ""))).isEqualTo(5);
    }

    @Test
    void aQueueFullOfLargeEventsRefusesToo() throws Exception {
        Gathered first;
        Gathered queued;
        try (var _ = database.holdLock()) {
            first = append(1);
            Gathered.awaitMeter(node, "eventstore.writing", 1);
            queued = Gathered.of(1, i -> node.append(event("Large", "x".repeat(200_000), "x:1")));
            Gathered.awaitMeter(node, "eventstore.queue.depth", 1);

            assertThatThrownBy(() -> node.append(event("Large", "x".repeat(200_000), "x:2")))
                    .isInstanceOf(AppendQueueFullException.class);
        }
        first.join();
        queued.join();
        assertThat(queued.failures()).isEmpty();
        assertThat(node.append(event("Large", "x".repeat(400_000), "x:3"))) // alone it may
                .isEqualTo(3);
    }

    /** Not even what no engine should survive leaves callers waiting, or later ones unheard. */
    @Test
    void anErrorOfTheWriterFailsItsBatchAlone() {
        var failing = new AtomicBoolean(true);
        var writer =
                Intercepted.before(
                        database.writer(),
                        "SELECT id FROM event_lock",
                        () -> {
                            if (failing.getAndSet(false)) {
                                throw new OutOfMemoryError("for the test");
                            }
                        });
        try (var other = new Node(database, writer, EventStoreSettings.defaults())) {
            assertThatThrownBy(() -> other.append(event("A", "")))
                    .isInstanceOf(AppendOutcomeUnknownException.class)
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
            assertThat(other.append(event("A", ""))).isEqualTo(1);
        }
    }

    @Test
    void whoStopsWaitingIsTakenOutOrToldThatTheOutcomeIsUnknown() throws Exception {
        Gathered taken;
        Gathered queued;
        try (var _ = database.holdLock()) {
            taken = append(1);
            Gathered.awaitMeter(node, "eventstore.writing", 1);
            queued = Gathered.of(2, i -> node.append(event("B", i, "queued:" + i)));
            taken.join();
            queued.join();
        }

        assertThat(taken.failures().get(0)).isInstanceOf(AppendOutcomeUnknownException.class);
        assertThat(queued.failures().values())
                .hasSize(2)
                .allSatisfy(e -> assertThat(e).isInstanceOf(EventStoreUnavailableException.class));
        await().until(() -> node.source(tagged("x:0")).payloads().size() == 1);
        node.append(event("After", ""));
        assertThat(node.source(tagged("queued:0")).payloads()).isEmpty();
        assertThat(node.source(tagged("queued:1")).payloads()).isEmpty();
    }

    @Test
    void anInterruptedCallerIsToldAtOnce() throws Exception {
        try (var _ = database.holdLock()) {
            var taken = append(1);
            Gathered.awaitMeter(node, "eventstore.writing", 1);
            var queued = append(1);
            Gathered.awaitMeter(node, "eventstore.queue.depth", 1);
            queued.threads().getFirst().interrupt();
            queued.join();
            taken.threads().getFirst().interrupt();
            taken.join();

            assertThat(queued.failures().get(0)).isInstanceOf(EventStoreUnavailableException.class);
            assertThat(taken.failures().get(0)).isInstanceOf(AppendOutcomeUnknownException.class);
        }
    }

    @Test
    void aClosedEngineStoresWhatIsQueuedAndRefusesTheRest() throws Exception {
        Gathered queued;
        Thread closing;
        try (var _ = database.holdLock()) {
            queued = append(3);
            await().until(() ->
                    node.meter("eventstore.writing") + node.meter("eventstore.queue.depth") == 3);
            closing = Thread.ofVirtual().start(node::close);
            await().until(this::closed);
        }
        queued.join();
        closing.join();

        assertThat(queued.failures()).isEmpty();
        assertThat(node.engine.log().head()).isEqualTo(3);
        assertThat(node.meters.getMeters()).isEmpty(); // or they would stand for the next engine
    }

    private boolean closed() {
        try {
            node.append(event("Late", ""));
            return false;
        } catch (EventStoreUnavailableException e) {
            return true;
        } catch (AppendQueueFullException e) {
            return false;
        }
    }
}
