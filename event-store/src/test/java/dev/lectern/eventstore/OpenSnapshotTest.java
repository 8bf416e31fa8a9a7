package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A snapshot held open for long: nothing that sourcing reads may pile up behind it. */
class OpenSnapshotTest {

    private static final int BATCHES = Integer.getInteger("eventstore.batches", 50_000);
    private static final int READS = 2_000;
    private static final int CALLERS = 10;
    private static final EventStoreSettings ONE_BY_ONE =
            EventStoreSettings.builder().maxBatch(1).build();

    @Test
    void sourcingCostsAsMuchAsBefore() throws Exception {
        try (var untouched = Database.create();
                var grown = Database.create();
                var before = new Node(untouched);
                var after = new Node(grown, ONE_BY_ONE)) {
            before.append(event("Opened", "", "poll:1"));
            after.append(event("Opened", "", "poll:1"));
            fill(before);
            fill(after);
            try (var _ = grown.hold("SELECT count(*) FROM event")) {
                long commits = after.meters.get("eventstore.commit").timer().count();
                var callers = Gathered.of(CALLERS, caller -> append(after, caller));
                callers.join();
                assertThat(callers.failures()).isEmpty();
                assertThat(after.meters.get("eventstore.commit").timer().count() - commits)
                        .isEqualTo(BATCHES);
                var costBefore = new ArrayList<Long>();
                var costAfter = new ArrayList<Long>();
                // In turns, so that the machine's other work meets both.
                for (int i = 0; i < READS; i++) {
                    costBefore.add(cost(before));
                    costAfter.add(cost(after));
                }
                assertThat((double) undisturbed(costAfter))
                        .isLessThanOrEqualTo(1.2 * undisturbed(costBefore));
            }
        }
    }

    private static long append(Node node, int caller) {
        long last = 0;
        for (int i = 0; i < BATCHES / CALLERS; i++) {
            last = node.append(event("Cast", i, "ballot:" + caller + "-" + i));
        }
        return last;
    }

    /**
     * A log that is no longer small: what is measured is the snapshot, not the first level of an
     * index.
     */
    private static void fill(Node node) {
        for (int i = 0; i < BATCHES; i += 100) {
            node.append(
                    IntStream.range(i, i + 100)
                            .mapToObj(n -> event("Cast", n, "earlier:" + n))
                            .toArray(TaggedEventMessage[]::new));
        }
    }

    private static long cost(Node node) {
        long start = System.nanoTime();
        node.source(tagged(List.of("poll:1"), "Opened", "Closed"));
        return System.nanoTime() - start;
    }

    /**
     * The tenth percentile: rows to walk past cost every read, other work on the machine only some.
     */
    private static long undisturbed(List<Long> costs) {
        return costs.stream().sorted().skip(costs.size() / 10).findFirst().orElseThrow();
    }
}
