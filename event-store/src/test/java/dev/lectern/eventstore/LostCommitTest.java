package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.eventstore.CommitCuttingProxy.Cut;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

/**
 * The answer to COMMIT never comes, whether it was carried out or not: every caller is told the
 * truth.
 */
class LostCommitTest {

    private final Database database = Database.create();
    private final CommitCuttingProxy proxy = new CommitCuttingProxy(database.port());
    private final Node node =
            new Node(
                    database,
                    database.writer(proxy.port()),
                    EventStoreSettings.builder().networkTimeout(Duration.ofSeconds(2)).build());

    @AfterEach
    void close() {
        node.close();
        proxy.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void theAppendIsStoredOnceAndItsPositionIsTold(Cut cut) {
        node.append(event("A", "1", "x:1"));
        proxy.next.set(cut);

        long position =
                node.append(
                        after(1, tagged("x:1")), event("A", "2", "x:1"), event("A", "3", "x:1"));

        assertThat(proxy.cuts).hasValue(1);
        assertThat(node.meters.get("eventstore.commit").timer().count())
                .as("answered commits")
                .isEqualTo(cut == Cut.AFTER ? 1 : 2);
        assertThat(node.meter("eventstore.retries")).isEqualTo(cut == Cut.AFTER ? 0 : 1);
        assertThat(position).isEqualTo(3);
        assertThat(node.engine.log().read(0, 10))
                .extracting(StoredEvent::payload)
                .containsExactly("\"1\"", "\"2\"", "\"3\"");
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void eachOfABatchIsToldItsOwnOutcome(Cut cut) throws Exception {
        node.append(event("A", "", "x:1"));
        var batch =
                Gathered.inOneBatch(
                        database,
                        node,
                        20,
                        i -> node.append(after(i % 2, tagged("x:1")), event("B", i, "y:" + i)),
                        () -> proxy.cutSecond(cut));

        assertThat(proxy.cuts).hasValue(1);
        for (int i = 0; i < 20; i++) {
            if (i % 2 == 1) {
                assertThat(node.source(tagged("y:" + i)).payloads())
                        .containsExactly(String.valueOf(i));
                assertThat(batch.positions()).containsKey(i);
            } else {
                assertThat(node.source(tagged("y:" + i)).payloads()).isEmpty();
                assertThat(batch.failures().get(i))
                        .isInstanceOf(AppendEventsTransactionRejectedException.class);
            }
        }
        assertThat(node.engine.log().head()).isEqualTo(12);
    }

    @Test
    void whereEveryCommitIsCutNobodyWaitsForEver() {
        proxy.cutAlways(true);

        assertThatThrownBy(() -> node.append(event("A", "", "x:1")))
                .isInstanceOf(EventStoreUnavailableException.class);

        proxy.cutAlways(false);
        assertThat(node.append(event("A", "", "x:1"))).isEqualTo(1);
    }

    @Test
    void whatWasNotStoredIsCheckedAgainAgainstWhatCameInBetween() {
        proxy.next.set(Cut.BEFORE);
        try (var other = new Node(database)) {
            proxy.whenCut(() -> other.append(event("Closed", "", "poll:1")));

            assertThatThrownBy(() ->
                            node.append(after(0, tagged("poll:1")), event("Cast", "", "poll:1")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
        }
        assertThat(node.engine.log().read(0, 10))
                .extracting(StoredEvent::type)
                .containsExactly("Closed");
    }

    @Test
    void whatWasStoredStaysStoredWhateverCameInBetween() {
        proxy.next.set(Cut.AFTER);
        try (var other = new Node(database)) {
            proxy.whenCut(() -> other.append(event("Closed", "", "poll:1")));

            assertThat(node.append(after(0, tagged("poll:1")), event("Cast", "", "poll:1")))
                    .isEqualTo(1);
        }
        assertThat(node.engine.log().read(0, 10))
                .extracting(StoredEvent::type)
                .containsExactly("Cast", "Closed");
    }
}
