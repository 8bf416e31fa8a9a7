package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.identified;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class AppendingTest {

    private final Database database = Database.create();
    private final Node node = new Node(database);

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void positionsAreContiguousFromOne() {
        assertThat(node.append(event("A", "1", "x:1"))).isEqualTo(1);
        assertThat(node.append(event("A", "2", "x:1"), event("B", "3", "x:2"))).isEqualTo(3);
        assertThat(node.engine.log().read(0, 10))
                .extracting(StoredEvent::position)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void anEventComesBackAsItWasStored() {
        var event =
                event(
                        "dev.example.Opened",
                        List.of("ä", "\"\\{},😀"),
                        "poll:a\"\\{},b",
                        "conference:ü:1");
        node.append(event);

        StoredEvent stored = node.engine.log().read(0, 10).getFirst();

        assertThat(stored.id()).hasToString(event.event().identifier());
        assertThat(stored.type()).isEqualTo("dev.example.Opened");
        assertThat(stored.version()).isEqualTo("1");
        assertThat(stored.payload()).isEqualTo("[\"ä\",\"\\\"\\\\{},😀\"]");
        assertThat(stored.metadata()).isEqualTo("{}");
        assertThat(stored.tags()).containsExactlyInAnyOrder("poll:a\"\\{},b", "conference:ü:1");
    }

    @Test
    void sourcesByTagsAndTypesWithTheHeadAsMarker() {
        node.append(
                event("A", "1", "x:1"),
                event("B", "2", "x:1"),
                event("A", "3", "x:2"),
                event("A", "4", "x:1", "y:1"));

        assertThat(node.source(tagged(List.of("x:1"), "A")))
                .isEqualTo(new Node.Read(List.of("\"1\"", "\"4\""), 4));
        assertThat(node.source(tagged("x:1")).payloads())
                .containsExactly("\"1\"", "\"2\"", "\"4\"");
        assertThat(node.source(tagged("x:1", "y:1")).payloads()).containsExactly("\"4\"");
        assertThat(
                        node.source(
                                        EventCriteria.either(
                                                tagged("x:2"), tagged(List.of("y:1"), "A")))
                                .payloads())
                .containsExactly("\"3\"", "\"4\"");
        assertThat(node.source(EventCriteria.havingAnyTag().andBeingOneOfTypes("B")).payloads())
                .containsExactly("\"2\"");
        assertThat(node.source(EventCriteria.havingAnyTag()).payloads()).hasSize(4);
        assertThat(node.source(tagged("x:unknown"))).isEqualTo(new Node.Read(List.of(), 4));
    }

    @Test
    void aConditionRefusesWhatCameAfterItsMarker() {
        var poll = tagged(List.of("poll:1"), "Closed");
        node.append(event("Opened", "", "poll:1"));
        long marker = node.source(poll).marker();
        node.append(after(marker, poll), event("Cast", "", "poll:1"));
        node.append(event("Closed", "", "poll:1"));

        assertThatThrownBy(() -> node.append(after(marker, poll), event("Cast", "", "poll:1")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);

        assertThat(node.engine.log().head()).isEqualTo(3);
    }

    @Test
    void aMarkerOlderThanMemoryIsCheckedByQuery() {
        var closed = tagged(List.of("poll:1"), "Closed");
        node.append(event("Opened", "", "poll:1"));
        node.append(event("Closed", "", "poll:1"));
        try (var restarted = new Node(database, EventStoreSettings.builder().tailSize(1).build())) {
            assertThatThrownBy(
                            () -> restarted.append(after(1, closed), event("Cast", "", "poll:1")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            assertThat(restarted.append(after(2, closed), event("Cast", "", "poll:1")))
                    .isEqualTo(3);
            assertThat(restarted.append(after(2, closed), event("Cast", "", "poll:1")))
                    .isEqualTo(4);
            assertThatThrownBy(() ->
                            restarted.append(
                                    after(2, tagged("poll:1")), event("Cast", "", "poll:1")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            assertThat(restarted.meter("eventstore.conditions.queried")).isPositive();
        }
    }

    @Test
    void anOldMarkerThatTakesTooLongToCheckIsRefused() {
        var both = tagged("room:longest", "poll:1");
        for (int i = 0; i < 2_000; i += 100) {
            node.append(
                    IntStream.range(0, 100)
                            .mapToObj(_ -> event("A", "", "room:longest"))
                            .toArray(TaggedEventMessage[]::new));
        }
        try (var restarted = new Node(database)) {
            assertThatThrownBy(() -> restarted.append(after(1, both), event("A", "", "poll:1")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            long marker = restarted.source(both).marker();
            assertThat(restarted.append(after(marker, both), event("A", "", "poll:1")))
                    .isEqualTo(2_001);
        }
    }

    @Test
    void anotherNodesEventsCount() {
        try (var other = new Node(database)) {
            node.append(event("Opened", "", "poll:1"));
            other.append(after(0, tagged("poll:2")), event("Opened", "", "poll:2"));
            long marker = other.source(tagged("poll:1")).marker();
            node.append(event("Closed", "", "poll:1"));

            assertThatThrownBy(() ->
                            other.append(
                                    after(marker, tagged("poll:1")), event("Cast", "", "poll:1")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
        }
    }

    @Test
    void whatCannotBeStoredIsRefusedByName() {
        var types = EventCriteria.havingAnyTag().andBeingOneOfTypes("A");
        assertThatThrownBy(() -> node.append(after(0, types), event("A", "")))
                .isInstanceOf(UnsupportedConditionException.class);
        assertThatThrownBy(() -> node.append(identified("no-uuid", "A", "")))
                .isInstanceOf(InvalidEventException.class);
        assertThatThrownBy(() -> node.append(event("A", "x".repeat(600_000))))
                .isInstanceOf(EventTooLargeException.class);
        assertThatThrownBy(() -> node.append(event("A", "", "x:\0")))
                .isInstanceOf(InvalidEventException.class);
        assertThatThrownBy(() -> node.append(event("A", "", "x:\ud83d")))
                .isInstanceOf(InvalidEventException.class);
        assertThat(node.engine.log().head()).isZero();
    }

    @Test
    void anIdentifierIsStoredOnce() {
        String id = UUID.randomUUID().toString();
        node.append(identified(id, "A", "1"));

        assertThatThrownBy(() -> node.append(event("A", "2"), identified(id, "A", "3")))
                .isInstanceOf(InvalidEventException.class);

        assertThat(node.engine.log().head()).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestIsNotStoredAgain() {
        var key = new IdempotencyKey("me", "1", "abc");
        var none = after(0, tagged("x:1"));
        node.append(none, key, event("A", "1", "x:1"), event("A", "2", "x:1"));

        assertThatThrownBy(() -> node.append(none, key, event("A", "1", "x:1")))
                .isInstanceOfSatisfying(
                        AlreadyAppendedException.class,
                        e -> assertThat(e.first().lastPosition()).isEqualTo(2));
        assertThatThrownBy(() ->
                        node.append(
                                none,
                                new IdempotencyKey("me", "1", "other"),
                                event("A", "1", "x:1")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertThat(node.engine.log().head()).isEqualTo(2);
    }

    @Test
    void looksRequestsUpByTheIndexFromTheFirstOneOn() {
        try (var another = new Node(database)) {
            for (int i = 0; i < 20; i++) {
                another.append(
                        after(0, tagged("x:" + i)),
                        new IdempotencyKey("me", "" + i, "abc"),
                        event("A", "1", "x:" + i));
            }
        } // what a session has done is counted by its end at the latest

        await().untilAsserted(() -> assertThat(keysRead("idx_scan")).isPositive());
        assertThat(keysRead("seq_tup_read")).isZero();
    }

    private long keysRead(String how) {
        return database.count(
                "SELECT %s FROM pg_stat_user_tables WHERE relname = 'idempotency_key'"
                        .formatted(how));
    }
}
