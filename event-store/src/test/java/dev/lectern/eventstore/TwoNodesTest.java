package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** Whatever a node remembers, it decides on what all nodes have stored. */
class TwoNodesTest {

    private final Database database = Database.create();
    private final Node a = new Node(database);
    private final Node b = new Node(database);
    private final EventCriteria ballot =
            EventCriteria.either(
                    tagged(List.of("poll:1"), "Opened", "Closed"),
                    tagged(List.of("ballot:1/p"), "Cast", "Retracted"));

    @AfterEach
    void close() {
        a.close();
        b.close();
        database.close();
    }

    /**
     * Accepted only when the poll is open and the last ballot was retracted; as a service would
     * decide it.
     */
    private boolean cast(Node node) {
        var read = node.source(ballot);
        boolean open = read.payloads().contains("\"open\"");
        boolean cast = !read.payloads().isEmpty() && read.payloads().getLast().equals("\"cast\"");
        if (!open || cast) {
            return false;
        }
        node.append(after(read.marker(), ballot), event("Cast", "cast", "poll:1", "ballot:1/p"));
        return true;
    }

    @Test
    void retractedOnOneThenCastOnTheOtherIsAccepted() {
        a.append(event("Opened", "open", "poll:1"));
        assertThat(cast(b)).isTrue();
        assertThat(cast(b)).isFalse();

        a.append(event("Retracted", "retracted", "poll:1", "ballot:1/p"));

        assertThat(cast(b)).isTrue();
    }

    @Test
    void openedOnOneThenCastOnTheOtherIsAccepted() {
        b.append(event("Other", "", "poll:2"));
        assertThat(cast(b)).isFalse();

        a.append(event("Opened", "open", "poll:1"));

        assertThat(cast(b)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 2_500}) // within what is caught up under the lock, and beyond
    void whatTheOtherAppendedSinceCounts(int events) {
        a.append(event("Opened", "", "poll:1"));
        b.append(event("Other", ""));
        long marker = b.source(tagged("poll:1")).marker();
        for (int i = 0; i < events - 1; i += 100) {
            int n = Math.min(100, events - 1 - i);
            a.append(
                    IntStream.range(0, n)
                            .mapToObj(k -> event("Noise", k, "noise:1"))
                            .toArray(TaggedEventMessage[]::new));
        }
        a.append(event("Closed", "", "poll:1"));

        assertThatThrownBy(() ->
                        b.append(after(marker, tagged("poll:1")), event("Cast", "", "poll:1")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThatThrownBy(() ->
                        b.append(
                                after(marker, tagged(List.of("poll:1"), "Closed")),
                                event("Cast", "")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(b.append(after(marker, tagged("poll:2")), event("Cast", "", "poll:2")))
                .isEqualTo(events + 3);
    }

    @Test
    void aTypeThatTheOtherStoredFirstIsFoundByTagAlone() {
        b.append(event("Known", "1", "x:1"));
        assertThat(b.source(tagged("x:1")).payloads()).hasSize(1);

        a.append(event("New", "2", "x:1"));

        assertThat(b.source(tagged("x:1")).payloads()).containsExactly("\"1\"", "\"2\"");
        try (var c = new Node(database)) {
            assertThatThrownBy(() -> c.append(after(1, tagged("x:1")), event("Late", "")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
        }
    }

    /** The look-up by tag alone asks for the types that it knows, which may be one too few. */
    @Test
    void aTypeThatTheOtherStoresFirstDuringTheLookUpOfAnOldConditionIsFound() {
        a.append(event("Known", "", "x:1"));
        for (int i = 0; i < 5; i++) {
            a.append(event("Noise", i));
        }
        var lookUp = new AtomicBoolean();
        DataSource writer =
                Intercepted.before(
                        database.writer(),
                        "SELECT h.head, m.position",
                        () -> {
                            if (!lookUp.getAndSet(true)) {
                                a.append(event("New", "", "x:1"));
                            }
                        });
        try (var c = new Node(database, writer, EventStoreSettings.builder().tailSize(1).build())) {
            assertThatThrownBy(() -> c.append(after(1, tagged("x:1")), event("Late", "")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
        }
        assertThat(lookUp).isTrue();
    }

    @Test
    void aKeyUsedOnOneIsKnownToTheOtherAndAfterARestart() {
        var key = new IdempotencyKey("me/cast", "k1", "body-1");
        a.append(AppendCondition.none(), key, event("A", "1"), event("A", "2"));

        assertThatThrownBy(() -> b.append(AppendCondition.none(), key, event("A", "1")))
                .isInstanceOfSatisfying(
                        AlreadyAppendedException.class,
                        e ->
                                assertThat(b.engine.log().read(e.first().firstPosition() - 1, 2))
                                        .extracting(StoredEvent::payload)
                                        .containsExactly("\"1\"", "\"2\""));
        a.close();
        try (var restarted = new Node(database)) {
            assertThatThrownBy(() -> restarted.append(AppendCondition.none(), key, event("A", "1")))
                    .isInstanceOf(AlreadyAppendedException.class);
            assertThatThrownBy(() ->
                            restarted.append(
                                    AppendCondition.none(),
                                    new IdempotencyKey("me/cast", "k1", "body-2"),
                                    event("A", "1")))
                    .isInstanceOf(IdempotencyKeyReusedException.class);
            assertThat(
                            restarted
                                    .engine
                                    .log()
                                    .firstAppend("me/cast", "k1")
                                    .orElseThrow()
                                    .lastPosition())
                    .isEqualTo(2);
            assertThat(restarted.engine.log().firstAppend("me/cast", "k2")).isEmpty();
        }
        assertThat(
                        b.append(
                                AppendCondition.none(),
                                new IdempotencyKey("you/cast", "k1", "body-2"),
                                event("A", "3")))
                .isEqualTo(3);
    }

    @Test
    void aRefusedAppendDoesNotUseItsKeyUp() {
        var key = new IdempotencyKey("me", "k", "f");
        a.append(event("A", "", "x:1"));
        assertThatThrownBy(() -> a.append(after(0, tagged("x:1")), key, event("A", "")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);

        assertThat(b.append(after(1, tagged("x:1")), key, event("A", ""))).isEqualTo(2);
        assertThat(a.meters.get("eventstore.batch.events").summary().count()).isEqualTo(1);
    }

    @Test
    void bothAppendAtOnceWithoutGapsAndEachConditionHolds() throws Exception {
        var conflicts = new AtomicInteger();
        Gathered callers =
                Gathered.of(
                        32,
                        i -> {
                            var node = i % 2 == 0 ? a : b;
                            long last = 0;
                            for (int n = 0; n < 25; n++) {
                                var counter = tagged("counter:" + i / 2 % 4);
                                try {
                                    var read = node.source(counter);
                                    last =
                                            node.append(
                                                    after(read.marker(), counter),
                                                    event(
                                                            "Counted",
                                                            read.payloads().size(),
                                                            "counter:" + i / 2 % 4));
                                } catch (AppendEventsTransactionRejectedException e) {
                                    conflicts.incrementAndGet();
                                }
                            }
                            return last;
                        });
        callers.join();

        assertThat(callers.failures()).isEmpty();
        assertThat(conflicts).hasPositiveValue();
        var stored = a.engine.log().read(0, 10_000);
        assertThat(stored).hasSize(32 * 25 - conflicts.get());
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).position()).isEqualTo(i + 1);
        }
        for (int counter = 0; counter < 4; counter++) { // each saw all that came before it
            var counts = a.source(tagged("counter:" + counter)).payloads();
            for (int i = 0; i < counts.size(); i++) {
                assertThat(counts.get(i)).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void eachIsWokenByTheOther() {
        var woken = new AtomicInteger();
        var settings = EventStoreSettings.builder().pollInterval(Duration.ofSeconds(30)).build();
        try (var c = new Node(database, settings);
                var _ = c.engine.log().onAppend(woken::incrementAndGet)) {
            a.append(event("A", "1")); // which may be found by the look after beginning to listen
            await().until(() -> woken.get() > 0);
            woken.set(0);

            a.append(event("A", "2"));

            await().atMost(Duration.ofSeconds(1)).until(() -> woken.get() > 0);
        }
    }
}
