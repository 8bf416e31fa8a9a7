package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.wire.EventType;
import dev.lectern.query.projection.PartitionStatus.State;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Records;
import dev.lectern.query.support.Story;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What changes nothing is written later, and never before or without what it follows. */
class KeptBackTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ViewsDatabase VIEWS = new ViewsDatabase();
    private static final Keys KEYS = new Keys();

    private final Notes notes = new Notes("kept_" + NAMES.incrementAndGet());
    private final BatchWriter writer = new BatchWriter(VIEWS.source(), notes);
    private final Records records = new Records();
    private final Story story = new Story("civic", KEYS);
    private final List<Integer> written = new ArrayList<>();
    private final List<Long> reached = new ArrayList<>();
    private TableSet tables;

    @BeforeEach
    void createTables() throws SQLException {
        notes.passOverLocks();
        tables = new TableSets(VIEWS.source()).live(notes);
    }

    private Follower claimed() {
        var listener =
                new Follower.Listener() {
                    @Override
                    public void applied(int partition, List<Received> batch) {
                        written.add(batch.size());
                    }

                    @Override
                    public void reached(int partition, long position) {
                        reached.add(position);
                    }
                };
        var follower =
                new Follower(
                        notes.name(),
                        tables,
                        0,
                        new Progress(VIEWS.source(), "test"),
                        writer,
                        listener);
        assertThat(follower.claim()).isNotNull();
        return follower;
    }

    private ConsumerRecord<String, String> created() {
        return records.next(story.created());
    }

    private ConsumerRecord<String, String> registered(String demo) {
        return records.next(story.registered(demo));
    }

    /** It changes nothing. */
    private ConsumerRecord<String, String> locked() {
        return records.next(story.locked());
    }

    private void deliver(Follower follower, List<ConsumerRecord<String, String>> polled) {
        new Delivery(writer).deliver(Map.of(follower, polled));
    }

    private String applied() {
        return VIEWS.query(
                        "select last_offset || '/' || last_position || '/' || events from progress where table_set = '%s'"
                                .formatted(tables.id()))
                .getFirst();
    }

    private List<String> demos() {
        return VIEWS.query("select demos from %s.note".formatted(notes.name()));
    }

    @Test
    void isWrittenTogetherWithTheNextChange() {
        Follower follower = claimed();
        deliver(follower, List.of(created()));
        deliver(follower, List.of(locked()));
        deliver(follower, List.of(locked()));

        assertThat(applied()).isEqualTo("0/1/1");
        assertThat(follower.status().position()).isEqualTo(3);
        assertThat(reached).as("readers need not wait").endsWith(3L);

        deliver(follower, List.of(registered("a")));
        assertThat(applied()).isEqualTo("6/4/4");
        assertThat(written).containsExactly(1, 3);
        assertThat(demos()).containsExactly("[\"a\"]");
    }

    @Test
    void isWrittenByItselfInTime() {
        Follower follower = claimed();
        deliver(follower, List.of(created()));
        assertThat(follower.isOverdue()).isFalse();
        assertThat(follower.untilOverdue(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
        deliver(follower, List.of(locked()));
        assertThat(follower.untilOverdue(Duration.ofMinutes(1))).isLessThan(Duration.ofSeconds(1));

        await().atMost(Duration.ofSeconds(10)).until(follower::isOverdue);
        assertThat(follower.untilOverdue(Duration.ofMinutes(1))).isZero();
        deliver(follower, List.of());

        assertThat(applied()).isEqualTo("2/2/2");
        assertThat(follower.isOverdue()).isFalse();
    }

    @Test
    void isWrittenAtOnceWhenThereIsMuchOfIt() {
        Follower follower = claimed();
        int many = 5_000;
        deliver(follower, List.of(created()));
        deliver(
                follower,
                java.util.stream.IntStream.range(0, many).mapToObj(_ -> locked()).toList());

        assertThat(follower.isOverdue()).isTrue();
    }

    @Test
    void isReadAgainByWhoeverComesNext() {
        Follower zombie = claimed();
        var first = created();
        var second = locked();
        deliver(zombie, List.of(first));
        deliver(zombie, List.of(second));

        Follower successor = claimed();
        deliver(zombie, List.of(registered("lost")));
        assertThat(zombie.isFollowing()).isFalse();
        assertThat(applied()).as("nothing of the zombie's").isEqualTo("0/1/1");

        deliver(successor, List.of(first, second));
        assertThat(successor.status().position()).isEqualTo(2);
        assertThat(zombie.claim()).as("from what is written on").isEqualTo(0);
        assertThat(reached).endsWith(1L);
    }

    @Test
    void isWrittenBeforeWhatCannotBeApplied() {
        Follower follower = claimed();
        deliver(follower, List.of(created()));
        deliver(follower, List.of(locked()));
        deliver(
                follower,
                List.of(records.next(new EventType("lectern.polls.PollOpened", 1), "{}")));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(applied()).isEqualTo("2/2/2");
    }

    @Test
    void isFollowedByNothingButTheNextPosition() {
        Follower follower = claimed();
        deliver(follower, List.of(created()));
        deliver(follower, List.of(locked()));
        registered("missed");
        deliver(follower, List.of(locked()));

        assertThat(follower.status().reason())
                .contains("Position 4 at offset 6 follows position 3", "the last one here was 2");
        assertThat(applied()).isEqualTo("2/2/2");
    }
}
