package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Nothing is recorded at the deadline or later. */
class DeadlineTest {

    private static final class TooLateException extends RuntimeException {}

    private final Database database = Database.create();
    private final Node node = new Node(database);

    /** When the next append is recorded: now is earlier than the last event. */
    private final Instant next =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);

    @BeforeEach
    void theClockHasGoneBack() {
        node.append(event("A", "", "x:1"));
        recordedAt(next);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private void recordedAt(Instant time) {
        database.execute("UPDATE event SET recorded_at = '" + time + "'");
    }

    private static Deadline deadline(Instant time) {
        return new Deadline(time, TooLateException::new);
    }

    private long append(Instant deadline) {
        return node.append(AppendCondition.none(), null, deadline(deadline), event("A", ""));
    }

    @Test
    void whatIsRecordedAMicrosecondBeforeItIsInTime() {
        assertThat(append(next.plus(1, ChronoUnit.MICROS))).isEqualTo(2);
    }

    @Test
    void whatWouldBeRecordedAtItIsTooLate() {
        assertThatThrownBy(() -> append(next)).isInstanceOf(TooLateException.class);
        assertThat(node.engine.log().head()).isEqualTo(1);
    }

    @Test
    void waitingForTheWriterCounts() throws Exception {
        recordedAt(Instant.EPOCH);
        Instant soon = Instant.now().plusMillis(300);

        var batch =
                Gathered.inOneBatch(
                        database,
                        node,
                        16,
                        i ->
                                node.append(
                                        AppendCondition.none(),
                                        null,
                                        deadline(i % 5 == 0 ? soon : next),
                                        event("A", i, "y:1"),
                                        event("B", i, "y:1")),
                        () -> awaitDatabaseTime(soon));

        assertThat(batch.failures()).containsOnlyKeys(0, 5, 10, 15);
        assertThat(batch.failures().values())
                .allSatisfy(e -> assertThat(e).isInstanceOf(TooLateException.class));
        assertThat(node.source(tagged("y:1")).payloads()).hasSize(2 * 12);
        assertThat(node.engine.log().head()).isEqualTo(2 + 2 * 12);
    }

    private void awaitDatabaseTime(Instant time) {
        await().pollInterval(Duration.ofMillis(5))
                .until(() ->
                        database.count("SELECT count(*) WHERE clock_timestamp() >= '" + time + "'")
                                == 1);
    }

    @Test
    void whatWasStoredInTimeIsAnsweredAgainLater() {
        var key = new IdempotencyKey("me", "same", "f");
        node.append(
                AppendCondition.none(),
                key,
                deadline(next.plusSeconds(1)),
                event("A", "once", "y:1"));
        recordedAt(next.plusSeconds(1));

        assertThatThrownBy(() ->
                        node.append(
                                AppendCondition.none(),
                                key,
                                deadline(next.plusSeconds(1)),
                                event("A", "twice", "y:1")))
                .isInstanceOf(AlreadyAppendedException.class);
        assertThat(node.source(tagged("y:1")).payloads()).hasSize(1);
    }

    @Test
    void aDecisionThatWasOvertakenIsTakenAnewAsItMayHaveAnotherDeadline() {
        assertThatThrownBy(() ->
                        node.append(after(0, tagged("x:1")), null, deadline(next), event("A", "")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }
}
