package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decisions on what a node remembers, while others write. */
class RememberedTest {

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
        return node.decide(
                ballot(participant),
                payloads -> {
                    read.add(payloads);
                    boolean open =
                            payloads.contains("\"open\"") && !payloads.contains("\"closed\"");
                    boolean cast = !payloads.isEmpty() && payloads.getLast().equals("\"cast\"");
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
    void aStoreThatWasSetBackIsNotTakenForTheOneThatIsRemembered() {
        a.append(event("Other", ""));
        open(a);
        database.execute("DELETE FROM event_key WHERE position > 1");
        database.execute("DELETE FROM event WHERE position > 1");

        assertThatThrownBy(() -> cast(b, "p"))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(cast(b, "p")).isEmpty();
        assertThat(read.getLast()).isEmpty();
    }
}
