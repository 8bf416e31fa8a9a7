package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.after;
import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever has read up to a position has read everything up to it. */
class OrderTest {

    private final Database database = Database.create();
    private final Node a = new Node(database);
    private final Node b = new Node(database);

    @AfterEach
    void close() {
        a.close();
        b.close();
        database.close();
    }

    @Test
    void duringAStormOfConflictsWithTransactionsLeftOpenElsewhere() throws Exception {
        var elsewhere = Database.create();
        var running = new AtomicBoolean(true);
        var conflicts = new AtomicInteger();
        try (elsewhere;
                var _ = elsewhere.hold("CREATE TABLE left_open AS SELECT pg_current_xact_id()");
                var _ =
                        database.hold(
                                "CREATE TABLE left_open_here AS SELECT pg_current_xact_id()")) {
            var follower = follow(running);
            var callers = Gathered.of(64, caller -> storm(caller, conflicts));
            callers.join();
            running.set(false);
            follower.thread.join(Duration.ofSeconds(10));

            assertThat(callers.failures()).isEmpty();
            var stored = a.engine.log().read(0, 100_000);
            assertThat(follower.seen)
                    .isEqualTo(stored.stream().map(StoredEvent::position).toList());
            assertThat(conflicts.get()).isBetween(64 * 40 / 10, 64 * 40 / 2);
            check(stored);
        }
    }

    @Test
    void behindACommitThatIsSlowNobodyOvertakes() throws Exception {
        var patient =
                EventStoreSettings.builder().transactionTimeout(Duration.ofSeconds(10)).build();
        try (var proxy = new CommitCuttingProxy(database.port());
                var slow = new Node(database, database.writer(proxy.port()), patient)) {
            Gathered first;
            Gathered second;
            try (var commit = proxy.hold()) {
                first = Gathered.of(1, _ -> slow.append(event("Slow", "")));
                await().until(commit::hasCome);
                second = Gathered.of(1, _ -> a.append(event("Fast", "")));
                await().until(() ->
                        database.count(
                                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                                + " AND datname = current_database()")
                                == 1);
                assertThat(b.engine.log().read(0, 10)).isEmpty();
            }
            first.join();
            second.join();
            assertThat(first.positions()).containsValue(1L);
            assertThat(second.positions()).containsValue(2L);
            assertThat(b.engine.log().read(0, 10))
                    .extracting(StoredEvent::type)
                    .containsExactly("Slow", "Fast");
        }
    }

    /** About one in three conflicts: its marker is known to be too old. */
    private long storm(int caller, AtomicInteger conflicts) {
        long last = 0;
        var node = caller % 2 == 0 ? a : b;
        node.append(event("A", 0, "caller:" + caller));
        for (int n = 0; n < 40; n++) {
            var criteria = tagged("caller:" + caller);
            boolean conflicting = ThreadLocalRandom.current().nextInt(100) < 30;
            long marker = conflicting ? 0 : node.source(criteria).marker();
            try {
                last = node.append(after(marker, criteria), event("A", n, "caller:" + caller));
                assertThat(conflicting).isFalse();
            } catch (AppendEventsTransactionRejectedException e) {
                assertThat(conflicting).isTrue();
                conflicts.incrementAndGet();
            }
        }
        return last;
    }

    private static void check(List<StoredEvent> stored) {
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).position()).isEqualTo(i + 1);
            if (i > 0) {
                assertThat(stored.get(i).recordedAt())
                        .isAfterOrEqualTo(stored.get(i - 1).recordedAt());
            }
        }
    }

    private static final class Follower {
        final List<Long> seen = new ArrayList<>();
        Thread thread = Thread.currentThread();
    }

    /**
     * Reads on from the last position it has seen, as a relay does; an event that appears below is
     * never seen.
     */
    private Follower follow(AtomicBoolean running) {
        var follower = new Follower();
        follower.thread =
                Thread.ofPlatform()
                        .start(() -> {
                            long position = 0;
                            boolean last = false;
                            while (true) {
                                last = !running.get();
                                var page = b.engine.log().read(position, 500);
                                for (StoredEvent event : page) {
                                    follower.seen.add(event.position());
                                    position = event.position();
                                }
                                if (last && page.isEmpty()) {
                                    return;
                                }
                            }
                        });
        return follower;
    }

    @Test
    void theTimeNeverDecreasesWhenTheClockDoes() throws Exception {
        a.append(event("A", "1"));
        try (var connection = database.writer().getConnection();
                var statement =
                        connection
                                .createStatement()) { // as if the clock had been an hour ahead then
            statement.execute("UPDATE event SET recorded_at = recorded_at + interval '1 hour'");
        }

        a.append(event("A", "2"));
        b.append(event("A", "3"));

        var stored = a.engine.log().read(0, 10);
        assertThat(stored.get(1).recordedAt()).isEqualTo(stored.get(0).recordedAt());
        check(stored);
    }

    @Test
    void timesFindTheirPlaceInTheLog() {
        a.append(event("A", "1"));
        a.append(event("A", "2"), event("A", "3"));
        a.append(event("A", "4"));
        var second = a.engine.log().read(1, 1).getFirst().recordedAt();

        assertThat(a.engine.tokenAt(second, null).join().position()).hasValue(1);
        assertThat(a.engine.tokenAt(second.plusNanos(1_000), null).join().position()).hasValue(3);
        assertThat(a.engine.tokenAt(second.plusSeconds(60), null).join().position()).hasValue(4);
        assertThat(a.engine.latestToken(null).join().position()).hasValue(4);
        assertThat(a.engine.firstToken(null).join().position()).hasValue(0);
    }
}
