package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Records;
import dev.lectern.query.support.Story;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class FreshnessTest {

    private static final int READERS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"a", "civic-2026", "hackdc2025", "Zebra_1.0"})
    void knowsThePartitionAsKafkasDefaultPartitionerDoes(String id) {
        for (int partitions = 1; partitions <= 32; partitions++) {
            assertThat(Freshness.partition(id, partitions))
                    .isEqualTo(
                            BuiltInPartitioner.partitionForKey(
                                    id.getBytes(StandardCharsets.UTF_8), partitions));
        }
    }

    @Test
    void asksTheDatabaseOnceForAllWhoWait()
            throws SQLException, InterruptedException, ExecutionException {
        var database = new ViewsDatabase();
        var sets = new TableSets(database.source());
        var notes = new Notes("notes");
        TableSet tables = sets.live(notes);
        sets.tie(tables, new Topic("topic", 1));
        var progress = new Progress(database.source(), "test");
        Claim claim = progress.claim(tables, 0);
        var records = new Records();
        var story = new Story("civic", new Keys());
        var questions = new AtomicInteger();
        var freshness = new Freshness(counting(database, questions));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < READERS; i++) {
                readers.add(
                        threads.submit(() ->
                                freshness.await("notes", "civic", 1, Duration.ofSeconds(30))));
            }
            org.awaitility.Awaitility.await().until(() -> questions.get() >= 10);
            assertThat(readers).noneMatch(Future::isDone);
            var event = Received.read(records.next(story.created()), _ -> false);
            new BatchWriter(database.source(), notes)
                    .write(List.of(new Batch(claim, null, List.of(event), null)));
            for (Future<Boolean> reader : readers) {
                assertThat(reader.get()).isTrue();
            }
        }
        assertThat(questions.get()).as("of %d readers", READERS).isLessThan(READERS);

        questions.set(0);
        assertThat(freshness.await("notes", "civic", 1, Duration.ZERO)).isTrue();
        assertThat(questions).as("what is known to be applied").hasValue(0);
        assertThat(freshness.await("notes", "civic", 8, Duration.ZERO)).isFalse();
    }

    @Test
    void knowsWithoutAskingWhatIsFilledHereOnceTheTablesAreLive()
            throws SQLException, InterruptedException {
        var database = new ViewsDatabase();
        var sets = new TableSets(database.source());
        var notes = new Notes("notes");
        TableSet live = sets.live(notes);
        sets.tie(live, new Topic("topic", 1));
        TableSet next = sets.rebuild(notes).tables();
        new Progress(database.source(), "test").claim(live, 0);
        var questions = new AtomicInteger();
        var freshness = new Freshness(counting(database, questions));
        var civic = "civic";

        freshness.reached("notes", next.id(), 0, 9);
        assertThat(freshness.await("notes", civic, 1, Duration.ZERO)).isFalse();
        questions.set(0);

        freshness.reached("notes", live.id(), 0, 2);
        assertThat(freshness.await("notes", civic, 2, Duration.ZERO)).isTrue();
        assertThat(questions).hasValue(0);
        assertThat(freshness.await("notes", civic, 3, Duration.ZERO)).isFalse();

        freshness.reached("notes", live.id(), 0, 1);
        assertThat(freshness.await("notes", civic, 2, Duration.ZERO))
                .as("tables that were set back")
                .isFalse();
    }

    @Test
    void wakesWhoWaitsAsSoonAsItIsReached() throws Exception {
        var database = new ViewsDatabase();
        var sets = new TableSets(database.source());
        var notes = new Notes("notes");
        TableSet live = sets.live(notes);
        sets.tie(live, new Topic("topic", 1));
        new Progress(database.source(), "test").claim(live, 0);
        var freshness = new Freshness(database.source());
        var civic = "civic";

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> reader =
                    threads.submit(() -> freshness.await("notes", civic, 1, Duration.ofMinutes(1)));
            freshness.reached("notes", live.id(), 0, 1);
            assertThat(reader.get(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
    }

    private static DelegatingDataSource counting(ViewsDatabase database, AtomicInteger questions) {
        return new DelegatingDataSource(database.source()) {
            @Override
            public Connection getConnection() throws SQLException {
                questions.incrementAndGet();
                return super.getConnection();
            }
        };
    }
}
