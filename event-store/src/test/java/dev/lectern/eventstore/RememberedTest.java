package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Decisions on what a node remembers, while others write. */
@ParameterizedClass
@EnumSource
class RememberedTest {

    /** How a service says no. */
    enum Refusal {
        NOTHING_TO_APPEND,
        THROWN
    }

    private static final class Refused extends RuntimeException {}

    @Parameter Refusal refusal = Refusal.THROWN;
    private final Database database = Database.create();
    private final Node a = new Node(database);
    private final Node b = new Node(database);
    private final List<List<String>> read = new ArrayList<>();

    @AfterEach
    void close() {
        a.close();
        b.close();
        database.close();
    }

    private static EventCriteria ballot(String participant) {
        return EventCriteria.either(
                tagged(List.of("poll:1"), "Opened", "Closed"),
                tagged(List.of("ballot:1/" + participant), "Cast", "Retracted"));
    }

    private Optional<Long> cast(Node node, String participant) {
        try {
            return decide(node, participant);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Long> decide(Node node, String participant) {
        return node.decide(
                ballot(participant),
                payloads -> {
                    read.add(payloads);
                    boolean open =
                            payloads.contains("\"open\"") && !payloads.contains("\"closed\"");
                    boolean cast = !payloads.isEmpty() && payloads.getLast().equals("\"cast\"");
                    if (refusal == Refusal.THROWN && (!open || cast)) {
                        throw new Refused();
                    }
                    return open && !cast
                            ? List.<TaggedEventMessage<?>>of(
                                    event("Cast", "cast", "poll:1", "ballot:1/" + participant))
                            : List.of();
                });
    }

    private void open(Node node) {
        node.append(event("Opened", "open", "poll:1"));
        assertThat(cast(a, "first")).isPresent();
        assertThat(cast(b, "second")).isPresent();
        read.clear();
    }

    @Test
    void aSecondBallotInTheSamePollNeedsNoQuery() {
        open(a);
        double before = b.meter("eventstore.conditions.queried");

        assertThat(cast(b, "p")).contains(4L);

        assertThat(read).containsExactly(List.of("\"open\"")); // decided once
        assertThat(b.meter("eventstore.conditions.queried")).isEqualTo(before);
    }

    @Test
    void closedOnOneThenCastOnTheOtherIsNotStored() {
        open(a);
        a.append(event("Closed", "closed", "poll:1"));

        assertThatThrownBy(() -> cast(b, "p"))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(cast(b, "p")).isEmpty();
        assertThat(read.getLast()).contains("\"closed\"");
    }

    @Test
    void retractedOnOneThenCastOnTheOtherIsAccepted() {
        open(a);
        assertThat(cast(b, "p")).isPresent();
        assertThat(cast(b, "p")).isEmpty();
        a.append(event("Retracted", "retracted", "poll:1", "ballot:1/p"));

        assertThat(cast(b, "p")).isPresent();
    }

    @Test
    void openedOnOneThenCastOnTheOtherIsAccepted() {
        assertThat(cast(b, "p")).isEmpty();
        a.append(event("Opened", "open", "poll:1"));

        assertThat(cast(b, "p")).isPresent();
    }

    @Test
    void castOnOneThenAgainOnTheOtherThatNeverHeardOfItIsNotStored() {
        open(a);
        assertThat(cast(a, "p")).isPresent();

        assertThatThrownBy(() -> cast(b, "p"))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(cast(b, "p")).isEmpty();
    }

    @Test
    void whatIsClaimedNeverToHaveHappenedIsLookedUpHoweverLongAgoItDid() {
        a.append(event("Opened", "open", "poll:1"));
        assertThat(cast(a, "p")).isPresent();
        try (var young = new Node(database, EventStoreSettings.builder().tailSize(2).build())) {
            assertThat(cast(young, "other")).isPresent();
            for (int i = 0; i < 10; i++) {
                young.append(event("Noise", i, "noise:1"));
            }
            assertThat(cast(young, "another")).isPresent(); // and the poll is remembered again

            assertThatThrownBy(() -> cast(young, "p"))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            assertThat(cast(young, "p")).isEmpty();
        }
    }

    @Test
    void aConflictOverOneBallotSendsNoOtherToTheDatabase() {
        open(a);
        var reads = new AtomicInteger();
        var readers = Intercepted.before(database.readers(), "FROM unnest", reads::incrementAndGet);
        try (var c = new Node(readers, database.writer(), EventStoreSettings.defaults())) {
            assertThat(cast(c, "o")).isPresent(); // and the poll is remembered
            assertThat(cast(a, "p")).isPresent();
            assertThatThrownBy(() -> cast(c, "p"))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            reads.set(0);

            assertThat(cast(c, "q")).isPresent();
            assertThat(reads).hasValue(0);
        }
    }

    private void append(Node node, String participant, String... types) {
        node.decide(
                ballot(participant),
                payloads -> {
                    read.add(payloads);
                    return Stream.of(types)
                            .<TaggedEventMessage<?>>map(
                                    type -> event(type, type, "poll:1", "ballot:1/" + participant))
                            .toList();
                });
    }

    @Test
    void whatANodeStoredItselfIsReadFromNoDatabase() {
        open(a);
        var reads = new AtomicInteger();
        var readers = Intercepted.before(database.readers(), "FROM unnest", reads::incrementAndGet);
        try (var c = new Node(readers, database.writer(), EventStoreSettings.defaults())) {
            assertThat(cast(c, "o")).isPresent(); // and the poll is remembered
            reads.set(0);

            append(c, "p", "Cast", "Retracted");
            append(c, "p", "Cast");
            append(c, "p", "Retracted");

            assertThat(read.getLast())
                    .containsExactly("\"open\"", "\"Cast\"", "\"Retracted\"", "\"Cast\"");
            assertThat(reads).hasValue(0);
        }
    }

    @Test
    void whatOthersStoredBetweenIsReadThoughNobodyLooked() {
        open(a);
        append(a, "p", "Cast");
        b.append(event("Retracted", "of b", "poll:1", "ballot:1/p"));
        a.append(event("Cast", "unseen", "poll:1", "ballot:1/p"));

        append(a, "p", "Retracted");

        assertThat(read.getLast())
                .containsExactly("\"open\"", "\"Cast\"", "\"of b\"", "\"unseen\"");
    }

    @Test
    void whatWasReadPlainlyBeforeIsPartOfTheCondition() {
        a.append(event("Opened", "open", "poll:1"));
        try (var young = new Node(database)) {
            assertThatThrownBy(() ->
                            young.decide(
                                    tagged(List.of("poll:1"), "Opened", "Closed"),
                                    tagged(List.of("ballot:1/p"), "Cast"),
                                    _ -> {
                                        a.append(event("Closed", "closed", "poll:1"));
                                        return List.of(event("Cast", "cast", "ballot:1/p"));
                                    }))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
        }
    }

    @Test
    void aPlainReadBesideAClaimDoesNotConflictForEver() {
        a.append(event("Opened", "open", "poll:1"));
        try (var young = new Node(database)) {
            for (var before :
                    List.of(tagged("poll:1"), tagged(List.of("poll:1"), "Opened", "Closed"))) {
                await().pollDelay(Duration.ZERO)
                        .ignoreExceptionsInstanceOf(AppendEventsTransactionRejectedException.class)
                        .atMost(Duration.ofSeconds(2))
                        .until(() ->
                                young.decide(
                                                before,
                                                tagged(List.of("ballot:1/" + before), "Cast"),
                                                _ -> List.of(event("Noise", "")))
                                        .isPresent());
            }
        }
    }

    @Test
    void aMarkerOfAHistoryThatIsNoMoreIsRefused() {
        a.append(event("A", "", "x:1"));

        assertThatThrownBy(() -> a.append(after(2, tagged("x:1")), event("B", "")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void afterAStoreWasSetBackItsTypesAreStoredAnew() {
        a.append(event("Old", "", "x:1"));
        a.append(event("New", "lost", "x:1"));
        setBack(1);
        database.execute("DELETE FROM event_type WHERE type = 'New'");
        database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

        a.append(event("New", "again", "x:1"));

        try (var young = new Node(database)) {
            assertThatThrownBy(() -> young.append(after(1, tagged("x:1")), event("Late", "")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            await().ignoreExceptionsInstanceOf(EventStoreUnavailableException.class)
                    .untilAsserted(() ->
                            assertThat(young.source(tagged("x:1")).payloads())
                                    .containsExactly("\"\"", "\"again\""));
        }
    }

    @Test
    void nothingIsRememberedOfAHistoryThatGrewAnew() {
        open(a);
        setBack(0);
        database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        for (int i = 0; i < 10; i++) { // past what is remembered of the poll
            b.append(event("Noise", i));
        }

        assertThat(
                        await().ignoreExceptionsInstanceOf(EventStoreUnavailableException.class)
                                .until(() -> cast(b, "p"), _ -> true))
                .isEmpty();
    }

    private void setBack(long position) {
        database.execute("DELETE FROM event_key WHERE position > " + position);
        database.execute("DELETE FROM event WHERE position > " + position);
    }

    @Test
    void aStoreThatWasSetBackIsNotTakenForTheOneThatIsRemembered() {
        a.append(event("Other", ""));
        open(a);
        setBack(1);

        assertThatThrownBy(() -> cast(b, "p"))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(cast(b, "p")).isEmpty();
        assertThat(read.getLast()).isEmpty();
    }
}
