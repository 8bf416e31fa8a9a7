package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.identified;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What is stored together is judged one by one. */
class BatchTest {

    private final Database database = Database.create();
    private final Node node = new Node(database);

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    static List<EventCriteria> conditions() {
        return List.of(
                tagged("poll:1"),
                tagged(List.of("poll:1"), "Cast"),
                tagged(List.of("poll:1"), "Closed", "Cast"),
                tagged("poll:1", "room:1"),
                tagged(List.of("room:1", "poll:1"), "Cast"),
                EventCriteria.either(tagged("poll:other"), tagged(List.of("room:1"), "Cast")),
                EventCriteria.havingAnyTag(),
                EventCriteria.either(tagged("poll:other"), EventCriteria.havingAnyTag()));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void ofAppendsThatExcludeEachOtherOneIsStored(EventCriteria criteria) throws Exception {
        var batch =
                Gathered.inOneBatch(
                        database,
                        node,
                        16,
                        i -> node.append(after(1, criteria), event("Cast", i, "poll:1", "room:1")),
                        () -> {});

        assertThat(batch.positions()).hasSize(1).containsValue(2L);
        assertThat(batch.failures()).hasSize(15);
        assertThat(batch.failures().values())
                .allSatisfy(e ->
                        assertThat(e).isInstanceOf(AppendEventsTransactionRejectedException.class));
        assertThat(node.engine.log().head()).isEqualTo(2);
        assertThat(node.meters.get("eventstore.batch.events").summary().count()).isEqualTo(2);
        assertThat(refused("conflict")).isEqualTo(15);
    }

    private double refused(String reason) {
        return node.meters.get("eventstore.refused").tag("reason", reason).counter().count();
    }

    @Test
    void moreThanMemoryHoldsIsJudgedAsStrictly() throws Exception {
        try (var small = new Node(database, EventStoreSettings.builder().tailSize(2).build())) {
            var batch =
                    Gathered.inOneBatch(
                            database,
                            small,
                            16,
                            i ->
                                    small.append(
                                            after(1, tagged("poll:1")),
                                            event("Cast", i, "poll:1"),
                                            event("Noise", i),
                                            event("Noise", i),
                                            event("Noise", i)),
                            () -> {});

            assertThat(batch.positions()).hasSize(1).containsValue(5L);
            assertThat(batch.failures().values())
                    .hasSize(15)
                    .allSatisfy(e ->
                            assertThat(e)
                                    .isInstanceOf(AppendEventsTransactionRejectedException.class));
        }
    }

    @Test
    void moreThanFitsIntoTheTimeOfATransactionIsStoredInParts() throws Exception {
        var random = new byte[375_000]; // nothing that could be compressed
        new Random(1).nextBytes(random);
        String large = Base64.getEncoder().encodeToString(random);
        var settings =
                EventStoreSettings.builder()
                        .transactionTimeout(Duration.ofMillis(400))
                        .queueBytes(100_000_000)
                        .build();
        try (var hurried = new Node(database, settings)) {
            var batch =
                    Gathered.inOneBatch(
                            database,
                            hurried,
                            64,
                            i -> hurried.append(event("Large", large)),
                            () -> {});

            assertThat(batch.failures()).isEmpty();
            assertThat(hurried.engine.log().head()).isEqualTo(65);
        }
    }

    @Test
    void appendsThatDoNotMeetAreAllStored() throws Exception {
        var batch =
                Gathered.inOneBatch(
                        database,
                        node,
                        16,
                        i ->
                                node.append(
                                        after(0, tagged(List.of("poll:1", "room:" + i), "Cast")),
                                        event("Cast", i, "poll:1", "room:" + i),
                                        event("Other", i, "poll:1")),
                        () -> {});

        assertThat(batch.failures()).isEmpty();
        assertThat(node.engine.log().head()).isEqualTo(33);
    }

    @Test
    void aMalformedOneFailsAlone() throws Exception {
        String id = UUID.randomUUID().toString();
        node.append(identified(id, "A", "taken"));

        var batch =
                Gathered.inOneBatch(
                        database,
                        node,
                        16,
                        i ->
                                i % 5 == 0 // refused by the database, in the middle of
                                        // the statement that stores all
                                        ? node.append(
                                                AppendCondition.none(),
                                                event("A", i, "x:" + i),
                                                identified(id, "A", i))
                                        : node.append(
                                                AppendCondition.none(),
                                                event("A", i, "x:" + i),
                                                event("B", i)),
                        () -> {});

        assertThat(batch.failures()).containsOnlyKeys(0, 5, 10, 15);
        assertThat(batch.failures().values())
                .allSatisfy(e -> assertThat(e).isInstanceOf(InvalidEventException.class));
        for (int i = 0; i < 16; i++) {
            assertThat(node.source(tagged("x:" + i)).payloads()).hasSize(i % 5 == 0 ? 0 : 1);
        }
        assertThat(node.engine.log().head()).isEqualTo(2 + 12 * 2);
    }

    @Test
    void anIdentifierThatTwoOfABatchShareFailsOneOfThem() throws Exception {
        String id = UUID.randomUUID().toString();

        var batch =
                Gathered.inOneBatch(
                        database,
                        node,
                        4,
                        i -> node.append(i < 2 ? identified(id, "A", i) : event("A", i)),
                        () -> {});

        assertThat(batch.failures()).hasSize(1);
        assertThat(node.engine.log().head()).isEqualTo(4);
    }

    @Test
    void theSameKeyTwiceInOneBatchIsStoredOnce() throws Exception {
        var batch =
                Gathered.inOneBatch(
                        database,
                        node,
                        4,
                        i ->
                                node.append(
                                        AppendCondition.none(),
                                        new IdempotencyKey("me", i == 3 ? "another" : "same", "f"),
                                        event("A", i)),
                        () -> {});

        assertThat(batch.failures()).hasSize(2);
        assertThat(batch.failures().values())
                .allSatisfy(e -> assertThat(e).isInstanceOf(AlreadyAppendedException.class));
        assertThat(node.engine.log().head()).isEqualTo(3);
        assertThat(refused("repeated")).isEqualTo(2);
        assertThat(refused("conflict")).isZero();
    }
}
