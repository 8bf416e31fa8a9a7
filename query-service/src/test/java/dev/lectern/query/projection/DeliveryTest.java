package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.query.projection.PartitionStatus.State;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Records;
import dev.lectern.query.support.Story;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Several partitions at once, on the real database: one conference in each. */
class DeliveryTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ViewsDatabase VIEWS = new ViewsDatabase();
    private static final Keys KEYS = new Keys();
    private static final int PARTITIONS = 3;

    private final Notes notes = new Notes("deliveries_" + NAMES.incrementAndGet());
    private final BatchWriter writer = new BatchWriter(VIEWS.source(), notes);
    private final Progress progress = new Progress(VIEWS.source(), "test");
    private final List<Follower> followers = new ArrayList<>();
    private final List<Records> records = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();
    private final List<Integer> announced = new ArrayList<>();
    private TableSet tables;

    @BeforeEach
    void claimPartitions() throws SQLException {
        tables = new TableSets(VIEWS.source()).live(notes);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            followers.add(claimed(partition));
            records.add(new Records());
            stories.add(new Story("conference-" + partition, KEYS));
        }
    }

    private Follower claimed(int partition) {
        var follower =
                new Follower(
                        notes.name(),
                        tables,
                        partition,
                        progress,
                        writer,
                        (applied, _) -> announced.add(applied));
        assertThat(follower.claim()).isNotNull();
        return follower;
    }

    /** The conference's creation and this demo of each partition. */
    private Map<Follower, List<ConsumerRecord<String, String>>> polled(String... demos) {
        var polled = new HashMap<Follower, List<ConsumerRecord<String, String>>>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Records its = records.get(partition);
            Story story = stories.get(partition);
            polled.put(
                    followers.get(partition),
                    List.of(
                            its.next(story.created()),
                            its.next(story.registered(demos[partition]))));
        }
        return polled;
    }

    private List<String> demos() {
        return VIEWS.query("select demos from %s.note order by conference".formatted(notes.name()));
    }

    private List<String> transactions() {
        return VIEWS.query(
                "select distinct xmin from %s.note".formatted(notes.name())
                        + " union select xmin from progress where table_set = '%s'"
                                .formatted(tables.id()));
    }

    private List<State> states() {
        return followers.stream().map(follower -> follower.status().state()).toList();
    }

    @Test
    void writesAllPartitionsInOneTransaction() {
        new Delivery(writer).deliver(polled("a", "b", "c"));

        assertThat(demos()).containsExactly("[\"a\"]", "[\"b\"]", "[\"c\"]");
        assertThat(transactions()).hasSize(1);
        assertThat(announced).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void stopsOnlyThePartitionWithAnEventThatCannotBeApplied() {
        new Delivery(writer).deliver(polled("a", "poison", "c"));

        assertThat(states()).containsExactly(State.FOLLOWING, State.STOPPED, State.FOLLOWING);
        assertThat(demos()).containsExactly("[\"a\"]", "[]", "[\"c\"]");
    }

    @Test
    void stopsOnlyThePartitionWhoseEventTheDatabaseRefuses() {
        var polled = polled("a", "b", "c");
        polled.put(followers.get(1), List.of(new Records().next(stories.get(1).locked())));
        new Delivery(writer).deliver(polled);

        assertThat(states()).containsExactly(State.FOLLOWING, State.STOPPED, State.FOLLOWING);
        assertThat(demos()).containsExactly("[\"a\"]", "[\"c\"]");
    }

    @Test
    void writesNothingForALostPartitionAndAllForTheOthers() {
        claimed(2);
        new Delivery(writer).deliver(polled("a", "b", "c"));

        assertThat(states()).containsExactly(State.FOLLOWING, State.FOLLOWING, State.WAITING);
        assertThat(demos()).containsExactly("[\"a\"]", "[\"b\"]");
        assertThat(announced).containsExactlyInAnyOrder(0, 1);
    }

    /** Whether it was written is unknown then, so none may be written again. */
    @Test
    void letsEveryPartitionStartAnewAfterACommitWithoutAnswer() {
        var unanswered = new BatchWriter(new CommitsWithoutAnswer(VIEWS.source()), notes);
        var polled = polled("a", "b", "c");
        new Delivery(unanswered).deliver(polled);

        assertThat(states()).containsOnly(State.WAITING);
        assertThat(demos()).containsExactly("[\"a\"]", "[\"b\"]", "[\"c\"]");
        followers.forEach(follower -> assertThat(follower.claim()).isEqualTo(2));
        new Delivery(writer).deliver(polledAgain(polled));
        assertThat(demos()).containsExactly("[\"a\"]", "[\"b\"]", "[\"c\"]");
    }

    /** From the last applied record on, which is where a claim says to read from. */
    private static Map<Follower, List<ConsumerRecord<String, String>>> polledAgain(
            Map<Follower, List<ConsumerRecord<String, String>>> polled) {
        var again = new HashMap<Follower, List<ConsumerRecord<String, String>>>();
        polled.forEach((follower, its) -> again.put(follower, its.subList(1, 2)));
        return again;
    }

    /** Loses the answer to each commit. */
    private static final class CommitsWithoutAnswer
            extends org.springframework.jdbc.datasource.DelegatingDataSource {

        CommitsWithoutAnswer(javax.sql.DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection)
                    java.lang.reflect.Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (_, method, arguments) -> {
                                Object answer = method.invoke(connection, arguments);
                                if (method.getName().equals("commit")) {
                                    throw new SQLException("No answer", "08006");
                                }
                                return answer;
                            });
        }
    }
}
