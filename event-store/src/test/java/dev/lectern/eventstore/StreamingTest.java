package dev.lectern.eventstore;

import static dev.lectern.eventstore.Node.event;
import static dev.lectern.eventstore.Node.tagged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.eventstore.index.Criteria;
import dev.lectern.eventstore.read.Reader;

import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class StreamingTest {

    private final Database database = Database.create();
    private final Node node =
            new Node(
                    database,
                    EventStoreSettings.builder()
                            .pageSize(50)
                            .pollInterval(Duration.ofSeconds(2))
                            .build());

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private MessageStream<EventMessage> stream(long after, EventCriteria criteria) {
        return node.engine.stream(
                StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(after), criteria),
                null);
    }

    private static List<Long> drain(MessageStream<EventMessage> stream) {
        var positions = new ArrayList<Long>();
        while (stream.hasNextAvailable()) {
            var entry = stream.next().orElseThrow();
            positions.add(TrackingToken.fromContext(entry).orElseThrow().position().orElseThrow());
        }
        return positions;
    }

    @Test
    void isWokenByACommitOfItsOwnNodeThoughNobodyIsNotified() {
        var readers =
                Intercepted.before(
                        database.readers(),
                        "pg_notify",
                        () -> {
                            throw new SQLException("for the test");
                        });
        var settings = EventStoreSettings.builder().pollInterval(Duration.ofSeconds(30)).build();
        try (var alone = new Node(readers, database.writer(), settings)) {
            alone.append(event("A", "1"));
            var woken = new AtomicInteger();
            var stream =
                    alone.engine.stream(
                            StreamingCondition.conditionFor(
                                    new GlobalSequenceTrackingToken(0),
                                    EventCriteria.havingAnyTag()),
                            null);
            stream.setCallback(woken::incrementAndGet);
            assertThat(drain(stream)).containsExactly(1L);
            await().until(
                            () -> // both nodes listen: they have looked where the log ends
                            database.count(
                                                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%(max(position), 0) FROM event'"
                                                            + " AND datname = current_database()")
                                            >= 2);
            woken.set(0);

            alone.append(event("A", "2"));

            await().atMost(Duration.ofMillis(500)).until(() -> woken.get() > 0);
            assertThat(drain(stream)).containsExactly(2L);
            stream.close();
        }
    }

    @Test
    void aMessageAndWhatIsMadeOfItHaveTheMetadataThatWasStored() {
        var stored = Map.of("actor", "me");
        var appended =
                new GenericEventMessage(
                        new MessageType(new QualifiedName("A"), "1"), "text", stored);
        node.append(new GenericTaggedEventMessage<EventMessage>(appended, Set.of()));

        var stream = stream(0, EventCriteria.havingAnyTag());
        EventMessage read = stream.next().orElseThrow().message();
        stream.close();

        assertThat(read.metadata()).isEqualTo(stored);
        assertThat(read.andMetadata(Map.of("more", "x")).metadata())
                .isEqualTo(Map.of("actor", "me", "more", "x"));
        assertThat(read.withMetadata(Map.of("more", "x")).metadata())
                .isEqualTo(Map.of("more", "x"));
        EventMessage converted = read.withConvertedPayload(String.class, new Json());
        assertThat(converted.metadata()).isEqualTo(stored);
        assertThat(converted.timestamp()).isEqualTo(read.timestamp());
    }

    @Test
    void findsByPollingWhatNobodyAnnounced() throws Exception {
        node.append(event("A", "1"));
        var stream = stream(1, EventCriteria.havingAnyTag());
        var woken = new AtomicInteger();
        stream.setCallback(woken::incrementAndGet);
        assertThat(drain(stream)).isEmpty();
        woken.set(0);
        try (var connection = database.writer().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO event SELECT position + 1, gen_random_uuid(), type, version, recorded_at, payload,"
                            + " metadata, tags FROM event");
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> woken.get() > 0);
        assertThat(drain(stream)).containsExactly(2L);
        stream.close();
    }

    @Test
    void everyShapeOfCriteriaIsStreamedAndSourcedPageByPage() {
        for (int i = 0; i < 10; i++) {
            node.append(
                    IntStream.range(0, 100)
                            .mapToObj(k ->
                                    event(k % 2 == 0 ? "Even" : "Odd", k, "x:" + k % 4, "all:1"))
                            .toArray(TaggedEventMessage[]::new));
        }
        var types = EventCriteria.havingAnyTag().andBeingOneOfTypes("Odd");

        assertThat(drain(stream(0, EventCriteria.havingAnyTag()))).hasSize(1_000);
        assertThat(drain(stream(500, EventCriteria.havingAnyTag()))).hasSize(500).startsWith(501L);
        assertThat(drain(stream(0, types))).hasSize(500).startsWith(2L, 4L);
        assertThat(drain(stream(0, tagged("x:1")))).hasSize(250);
        assertThat(node.source(EventCriteria.havingAnyTag()).payloads()).hasSize(1_000);
        assertThat(node.source(types).payloads()).hasSize(500);
        assertThat(node.source(tagged("all:1")).payloads()).hasSize(1_000);
        assertThat(node.source(tagged("all:1", "x:1")).payloads()).hasSize(250);
        assertThat(
                        node.source(EventCriteria.either(tagged("all:1"), tagged("x:1"), types))
                                .payloads())
                .hasSize(1_000);
    }

    /**
     * A page counts events; large ones end it earlier, so that a hundred readers cannot fill the
     * memory.
     */
    @Test
    void largeEventsMakeForShorterPages() {
        String large = "x".repeat(400_000);
        for (int i = 0; i < 40; i++) {
            node.append(event("Large", large, "large:1"));
        }

        assertThat(node.engine.log().read(0, 1_000).size()).isBetween(1, 30);
        assertThat(drain(stream(0, EventCriteria.havingAnyTag()))).hasSize(40);
        var byTag = Criteria.of(tagged("large:1"));
        var reader = new Reader(database.readers(), 1_000);
        assertThat(reader.matching(byTag, 0, Long.MAX_VALUE).events().size()).isBetween(1, 30);
        assertThat(node.source(tagged("large:1")).payloads()).hasSize(40);
        assertThat(node.source(tagged(List.of("large:1"), "Large")).payloads()).hasSize(40);
    }

    /** What is read for many decisions at once is fetched before its size is known. */
    @Test
    void sharedReadsLeaveLargeEventsToReadsOfTheirOwn() {
        node.append(event("Large", "x".repeat(100_000), "x:1"), event("Small", "", "x:1"));
        var queries = new AtomicInteger();
        var readers =
                Intercepted.before(
                        database.readers(), "SELECT h.head, h.types", queries::incrementAndGet);
        try (var other = new Node(readers, database.writer(), EventStoreSettings.defaults())) {
            assertThat(other.source(tagged(List.of("x:1"), "Small")).payloads()).hasSize(1);
            assertThat(queries).hasValue(0);
            assertThat(other.source(tagged(List.of("x:1"), "Large", "Small")).payloads())
                    .hasSize(2);
            assertThat(queries).hasValue(1);
        }
    }
}
