package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.EventType;
import dev.lectern.query.projection.PartitionStatus.State;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Records;
import dev.lectern.query.support.Story;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** What becomes of a partition's records, on the real database and without a broker. */
class FollowerTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ViewsDatabase VIEWS = new ViewsDatabase();
    private static final Keys KEYS = new Keys();

    private final Notes notes = new Notes("notes_" + NAMES.incrementAndGet());
    private final Records records = new Records();
    private final Story story = new Story("civic", KEYS);
    private TableSet tables;

    @BeforeEach
    void createTables() throws SQLException {
        tables = new TableSets(VIEWS.source()).live(notes);
    }

    private void deliver(Follower follower, List<ConsumerRecord<String, String>> polled) {
        new Delivery(new BatchWriter(VIEWS.source(), notes)).deliver(Map.of(follower, polled));
    }

    private Follower follower() {
        return follower(VIEWS.source());
    }

    private Follower follower(DataSource views) {
        return new Follower(
                notes.name(),
                tables,
                0,
                new Progress(VIEWS.source(), "test"),
                new BatchWriter(views, notes),
                (partition, batch) -> {});
    }

    /** A new owner of the partition, as after a restart. */
    private Follower claimed() {
        Follower follower = follower();
        assertThat(follower.wantsClaim()).isTrue();
        assertThat(follower.claim()).isNotNull();
        assertThat(follower.isFollowing()).isTrue();
        return follower;
    }

    private List<String> demos() {
        return VIEWS.query("select demos from %s.note".formatted(notes.name()));
    }

    private List<String> progress(String column) {
        return VIEWS.query(
                "select %s from progress where table_set = '%s'".formatted(column, tables.id()));
    }

    private ConsumerRecord<String, String> created() {
        return records.next(story.created());
    }

    private ConsumerRecord<String, String> registered(String demo) {
        return records.next(story.registered(demo));
    }

    @Test
    void appliesABatchAndRemembersWhereItEnds() {
        deliver(claimed(), List.of(created(), registered("a"), registered("b")));

        assertThat(demos()).containsExactly("[\"a\", \"b\"]");
        assertThat(progress("last_offset || '/' || last_position")).containsExactly("4/3");
    }

    @Test
    void ignoresWhatItHasAppliedBefore() {
        var batch = List.of(created(), registered("a"), registered("b"));
        Follower follower = claimed();
        deliver(follower, batch);
        deliver(follower, batch);
        assertThat(demos()).containsExactly("[\"a\", \"b\"]");

        Follower restarted = claimed();
        deliver(restarted, List.of(batch.getLast(), Records.moved(batch.get(1), 6)));
        deliver(restarted, List.of(Records.moved(registered("c"), 8)));
        assertThat(demos()).containsExactly("[\"a\", \"b\", \"c\"]");
    }

    @Test
    void startsAtTheLastAppliedRecordAndKnowsItAgain() {
        var batch = List.of(created(), registered("a"));
        deliver(claimed(), batch);

        Follower restarted = follower();
        assertThat(restarted.claim()).isEqualTo(2);
        deliver(restarted, List.of(batch.getLast(), registered("b")));

        assertThat(restarted.isFollowing()).isTrue();
        assertThat(demos()).containsExactly("[\"a\", \"b\"]");
    }

    @Test
    void stopsWhenTheTopicIsNotTheOneThatItHasRead() {
        deliver(claimed(), List.of(created(), registered("a")));

        Follower restarted = claimed();
        deliver(restarted, List.of(Records.moved(registered("b"), 2)));

        assertThat(restarted.status().state()).isEqualTo(State.STOPPED);
        assertThat(restarted.status().reason()).contains("Offset 2 was event").contains("rebuilt");
        assertThat(demos()).containsExactly("[\"a\"]");
    }

    @Test
    void stopsWhenTheTopicHasLostWhatItHasRead() {
        deliver(claimed(), List.of(created(), registered("a")));

        Follower shorter = claimed();
        shorter.compare(0, 2);
        assertThat(shorter.status().state()).isEqualTo(State.STOPPED);

        Follower trimmed = claimed();
        trimmed.compare(3, 10);
        assertThat(trimmed.status().state()).isEqualTo(State.STOPPED);

        Follower whole = claimed();
        whole.compare(0, 4);
        assertThat(whole.isFollowing()).isTrue();
    }

    @Test
    void stopsBeforeARecordThatDoesNotFollowTheLastOne() {
        Follower follower = claimed();
        deliver(follower, List.of(created(), registered("a")));
        var missed = registered("b");

        deliver(follower, List.of(registered("c")));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(follower.status().reason())
                .contains("Position 4 at offset 6 follows position 3", "the last one here was 2")
                .contains("rebuilt");
        assertThat(demos()).containsExactly("[\"a\"]");
        assertThat(missed.offset()).isEqualTo(4);
    }

    @Test
    void stopsBeforeARecordThatIsNotTheFirstWhereNothingWasAppliedYet() {
        Follower follower = claimed();
        created();

        deliver(follower, List.of(registered("a")));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(follower.status().reason()).contains("follows position 1");
    }

    @Test
    void stopsWhenItsFirstRecordsAreGone() {
        Follower follower = claimed();

        follower.compare(1, 10);

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void stopsWhenTheStoreIsAnotherOne() {
        Follower follower = claimed();
        deliver(follower, List.of(created(), registered("a")));

        deliver(follower, List.of(thirdOfAnotherStore()));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(follower.status().reason()).contains("is of store");
        assertThat(demos()).containsExactly("[\"a\"]");
    }

    @Test
    void stopsWhenTheStoreChangesWithinTheFirstBatch() {
        Follower follower = claimed();

        deliver(follower, List.of(created(), registered("a"), thirdOfAnotherStore()));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(demos()).containsExactly("[\"a\"]");
    }

    private ConsumerRecord<String, String> thirdOfAnotherStore() {
        var other = new Records();
        other.next(story.created());
        other.next(story.registered("a"));
        return other.next(story.registered("b"));
    }

    @Test
    void stopsBeforeAnEventThatItCannotApplyAndGoesOnAfterTheFix() {
        Follower follower = claimed();
        var batch = List.of(created(), registered("a"), registered("poison"), registered("b"));
        deliver(follower, batch);

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(demos()).as("what came before is applied").containsExactly("[\"a\"]");
        assertThat(progress("stopped_reason").getFirst())
                .contains("offset 4", "lectern.conference.DemoRegistered", "this is poison");

        assertThat(follower.wantsClaim()).as("it does not try again by itself").isFalse();
        notes.fix();
        VIEWS.execute("update progress set stopped_reason = null, stopped_at = null");
        await().atMost(Duration.ofSeconds(3)).until(follower::wantsClaim);
        assertThat(follower.claim()).isEqualTo(2);
        deliver(follower, batch.subList(1, 4));
        assertThat(demos()).containsExactly("[\"a\", \"poison\", \"b\"]");
    }

    @Test
    void stopsAtAnEventTypeThatItDoesNotKnow() {
        Follower follower = claimed();
        deliver(
                follower,
                List.of(
                        created(),
                        records.next(new EventType("lectern.polls.PollOpened", 1), "{}"),
                        registered("a")));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(follower.status().reason())
                .contains("offset 2", "Unknown event type lectern.polls.PollOpened, version 1");
        assertThat(demos()).containsExactly("[]");
    }

    /** As in a rolling upgrade: who is replaced waits, who replaces it knows the type. */
    @Test
    void goesOnFromAnEventTypeOnceItKnowsIt() {
        var before = List.of(created(), registered("a"));
        var unknown = registered("b");
        var after = registered("c");
        Follower older = claimed();
        deliver(older, List.of(before.get(0), before.get(1), ofANewerVersion(unknown), after));
        assertThat(older.status().reason()).contains("Unknown event type", "version 2");
        assertThat(demos()).containsExactly("[\"a\"]");

        Follower newer = claimed();
        deliver(newer, List.of(before.get(1), unknown, after));

        assertThat(newer.isFollowing()).isTrue();
        assertThat(demos()).containsExactly("[\"a\", \"b\", \"c\"]");
        assertThat(progress("stopped_reason")).containsExactly((String) null);
    }

    /** The record as it looks to software that knows only the first version of its type. */
    private static ConsumerRecord<String, String> ofANewerVersion(
            ConsumerRecord<String, String> record) {
        var newer = Records.moved(record, record.offset());
        newer.headers().remove("ce_schemaversion");
        newer.headers().add("ce_schemaversion", "2".getBytes(UTF_8));
        return newer;
    }

    @Test
    void splitsABatchThatTakesLongerThanATransactionMay() {
        eachRowTakes("0.3");
        var conferences = List.of("one", "two", "three", "four");
        Follower follower = follower(hurried("1s"));
        assertThat(follower.claim()).isNotNull();

        follower.apply(
                follower.read(
                        conferences.stream()
                                .map(c -> records.next(new Story(c, KEYS).created()))
                                .toList()));

        assertThat(follower.isFollowing()).isTrue();
        assertThat(VIEWS.query("select conference from %s.note".formatted(notes.name())))
                .containsExactlyInAnyOrderElementsOf(conferences);
    }

    /** Another time, or after a pause of this process, it may be fast enough. */
    @Test
    void waitsWithAnEventThatTakesLongerThanATransactionMay() {
        eachRowTakes("0.3");
        Follower follower = follower(hurried("200ms"));
        assertThat(follower.claim()).isNotNull();

        follower.apply(follower.read(List.of(created())));

        assertThat(follower.status().state()).isEqualTo(State.WAITING);
        assertThat(follower.status().reason()).contains("transaction timeout");
        assertThat(demos()).isEmpty();
    }

    private void eachRowTakes(String seconds) {
        VIEWS.execute(
                """
                create function %1$s.slow() returns trigger language plpgsql as $$
                begin perform pg_sleep(%2$s); return new; end $$;
                create trigger slow before insert on %1$s.note for each row execute function %1$s.slow();
                """
                        .formatted(notes.name(), seconds));
    }

    /** Its transactions may take so long. */
    private static DataSource hurried(String timeout) {
        return new DelegatingDataSource(VIEWS.source()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                try (var statement = connection.createStatement()) {
                    statement.execute("set transaction_timeout = '%s'".formatted(timeout));
                }
                return connection;
            }
        };
    }

    @Test
    void stopsAtARecordThatIsNoEvent() {
        Follower follower = claimed();

        deliver(follower, List.of(new ConsumerRecord<>("events", 0, 0, "key", "{}")));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(follower.status().reason()).contains("ce_specversion is missing");
    }

    @Test
    void stopsAtAMissingRow() {
        Follower follower = claimed();

        deliver(follower, List.of(registered("a")));

        assertThat(follower.status().reason()).contains("There is no row [civic] in note");
        assertThat(progress("last_position")).containsExactly((String) null);
    }

    @Test
    void stopsAtWhatTheDatabaseRefuses() {
        Follower follower = claimed();

        deliver(follower, List.of(created(), registered("a"), records.next(story.locked())));

        assertThat(follower.status().state()).isEqualTo(State.STOPPED);
        assertThat(follower.status().reason()).contains("offset 4", "violates check constraint");
        assertThat(demos()).containsExactly("[\"a\"]");
    }

    @Test
    void startsAnewFromTablesThatWereSetBack() {
        var batch = List.of(created(), registered("a"), registered("b"));
        Follower follower = claimed();
        deliver(follower, batch.subList(0, 2));
        String before = progress("row_to_json(progress)").getFirst();
        deliver(follower, batch.subList(2, 3));
        setBack(before);

        deliver(follower, List.of(registered("c")));
        assertThat(follower.isFollowing()).as("it would skip b").isFalse();
        assertThat(demos()).containsExactly("[\"a\"]");
        await().atMost(Duration.ofSeconds(5)).until(follower::wantsClaim);
        assertThat(follower.claim()).isEqualTo(2);
    }

    @Test
    void noticesTablesThatWereSetBackWhileNothingIsToBeWritten() {
        Follower follower = claimed();
        deliver(follower, List.of(created()));
        String before = progress("row_to_json(progress)").getFirst();
        deliver(follower, List.of(registered("a")));
        setBack(before);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    follower.confirm();
                    return !follower.isFollowing();
                });
        assertThat(follower.wantsClaim()).isTrue();
        assertThat(follower.claim()).isEqualTo(0);
    }

    /** As a backup does: rows and progress together. */
    private void setBack(String row) {
        VIEWS.execute(
                "delete from progress; insert into progress select * from json_populate_record(null::progress, '%s')"
                        .formatted(row));
        VIEWS.execute(
                "update %s.note set demos = demos - (jsonb_array_length(demos) - 1)"
                        .formatted(notes.name()));
    }

    @Test
    void writesNothingOnceSomebodyElseOwnsThePartition() {
        var batch = List.of(created(), registered("a"));
        Follower zombie = claimed();
        deliver(zombie, batch);

        Follower successor = claimed();
        var next = registered("b");
        deliver(zombie, List.of(next));

        assertThat(demos()).as("the zombie's batch fails whole").containsExactly("[\"a\"]");
        assertThat(zombie.isFollowing()).isFalse();
        assertThat(zombie.status().reason()).contains("no longer ours");
        deliver(successor, List.of(batch.getLast(), next));
        assertThat(demos()).containsExactly("[\"a\", \"b\"]");
    }
}
