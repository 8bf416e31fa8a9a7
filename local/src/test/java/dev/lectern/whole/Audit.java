package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.whole.Ledger.Entry;
import dev.lectern.whole.Topic.Relayed;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Compares what the clients were told with the store, the store with the topic, and so on. */
final class Audit {

    private static final Duration CAUGHT_UP = Duration.ofSeconds(90);

    private final Addresses addresses;
    private final String events;
    private final String views;

    Audit(Addresses addresses) {
        this.addresses = addresses;
        this.events = addresses.jdbc().apply("lectern_events");
        this.views = addresses.jdbc().apply("lectern_views");
    }

    private record Stored(long position, String id, String correlationId) {}

    /** Everything that is acknowledged is there once, and nothing that is refused. */
    void store(Ledger ledger) {
        List<Stored> stored = stored();
        assertThat(stored)
                .extracting(Stored::position)
                .isEqualTo(LongStream.rangeClosed(1, stored.size()).boxed().toList());
        Map<String, List<Long>> positions =
                stored.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Stored::correlationId,
                                        Collectors.mapping(Stored::position, Collectors.toList())));
        for (Entry entry : ledger.entries()) {
            List<Long> found = positions.getOrDefault(entry.id(), List.of());
            switch (entry.fate()) {
                case RECORDED -> {
                    assertThat(found).as("%s", entry).hasSize(1);
                    if (entry.position() != Ledger.NOT_TOLD) {
                        assertThat(found).as("%s", entry).containsExactly(entry.position());
                    }
                }
                case NOTHING_NEW, REFUSED -> assertThat(found).as("%s", entry).isEmpty();
                case UNKNOWN -> assertThat(found).as("%s", entry).hasSizeLessThan(2);
            }
        }
        Set<String> known = ledger.entries().stream().map(Entry::id).collect(Collectors.toSet());
        Set<String> clients = known.stream().map(Audit::client).collect(Collectors.toSet());
        assertThat(known)
                .as("nothing is stored that these clients have not asked for")
                .containsAll(
                        positions.keySet().stream()
                                .filter(id -> clients.contains(client(id)))
                                .toList());
    }

    private static String client(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    /** Every stored event is there once, in order within its partition. */
    List<Relayed> topic() {
        List<Stored> stored = stored();
        await().atMost(CAUGHT_UP)
                .ignoreExceptions()
                .until(() -> Topic.read(addresses.kafka()).size() >= stored.size());
        List<Relayed> relayed = Topic.read(addresses.kafka());
        assertThat(relayed)
                .isSortedAccordingTo(
                        Comparator.comparingInt(Relayed::partition)
                                .thenComparingLong(Relayed::position));
        assertThat(
                        relayed.stream()
                                .sorted(Comparator.comparingLong(Relayed::position))
                                .map(r -> r.position() + " " + r.attributes().id()))
                .isEqualTo(stored.stream().map(s -> s.position() + " " + s.id()).toList());
        var partitions = new HashMap<String, Integer>();
        var last = new HashMap<Integer, Long>();
        for (Relayed record : relayed) {
            assertThat(partitions.merge(record.key(), record.partition(), (before, _) -> before))
                    .as("a conference is in one partition")
                    .isEqualTo(record.partition());
            assertThat(record.predecessor().position())
                    .isEqualTo(last.getOrDefault(record.partition(), 0L));
            last.put(record.partition(), record.position());
        }
        return relayed;
    }

    /** The read models are as far as the topic was. */
    void awaitApplied(String viewsUrl, List<Relayed> relayed) {
        await().atMost(CAUGHT_UP)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    var expected = new TreeMap<String, Long>();
                    List<String> readModels = Views.readModels(viewsUrl);
                    assertThat(readModels).isNotEmpty();
                    for (String readModel : readModels) {
                        relayed.forEach(
                                r -> expected.put(readModel + '/' + r.partition(), r.position()));
                    }
                    Map<String, Long> progress = Views.progress(viewsUrl);
                    assertThat(expected)
                            .allSatisfy((partition, position) ->
                                    assertThat(progress.getOrDefault(partition, 0L))
                                            .as(() ->
                                                    partition
                                                            + ' '
                                                            + Views.state(viewsUrl, partition))
                                            .isGreaterThanOrEqualTo(position));
                });
    }

    /** The same of the read models that the addresses name. */
    void awaitApplied(List<Relayed> relayed) {
        awaitApplied(views, relayed);
    }

    /** What was acknowledged is in the read model, once and as it was said last. */
    void readModels(Ledger ledger, List<Relayed> relayed) {
        awaitApplied(relayed);
        Map<String, Long> demos =
                Objects.requireNonNull(Views.rows(views).get("programme.demo")).stream()
                        .collect(Collectors.toMap(r -> demoPath(r), r -> demoPosition(r)));
        for (Entry entry : ledger.entries()) {
            if (entry.path().contains("/demos/") && entry.fate() == Ledger.Fate.RECORDED) {
                assertThat(demos).as("%s", entry).containsKey(entry.path());
                if (entry.position() != Ledger.NOT_TOLD) {
                    assertThat(demos).containsEntry(entry.path(), entry.position());
                }
            }
            if (entry.fate() == Ledger.Fate.REFUSED) {
                assertThat(demos).doesNotContainKey(entry.path());
            }
        }
        scorecards(ledger);
    }

    /**
     * The store tells which of them came last; that all that was acknowledged is in it, {@link
     * #store} does.
     */
    private void scorecards(Ledger ledger) {
        Map<String, Long> positions =
                stored().stream()
                        .collect(
                                Collectors.toMap(
                                        Stored::correlationId, Stored::position, Math::max));
        var expected = new TreeMap<String, String>();
        ledger.entries().stream()
                .filter(entry ->
                        entry.path().contains("/scorecards/") && positions.containsKey(entry.id()))
                .sorted(
                        Comparator.comparingLong(
                                entry -> Objects.requireNonNull(positions.get(entry.id()))))
                .forEach(entry -> expected.put(entry.path(), Client.impact(entry.body())));
        assertThat(expected).isNotEmpty();
        for (String readModel : List.of("judging", "ranking")) {
            assertThat(Views.scores(views, readModel, Client.IMPACT))
                    .as(readModel)
                    .containsAllEntriesOf(expected);
        }
    }

    /** Which sets of tables are live: others, once one is rebuilt, on purpose or by itself. */
    List<String> tables() {
        return Views.tables(views);
    }

    private static String demoPath(String row) {
        String[] columns = row.substring(1).split(",", 3);
        return "/api/conferences/%s/demos/%s".formatted(columns[0], columns[1]);
    }

    private static long demoPosition(String row) {
        return Long.parseLong(row.substring(row.lastIndexOf(',') + 1, row.length() - 1));
    }

    /**
     * The tables that were filled through all of it equal those that are built anew: once no
     * rebuild is under way, as there is one by itself where a topic was lost.
     */
    void compareWith(String rebuiltUrl) {
        Map<String, List<String>> rebuilt = Views.rows(rebuiltUrl);
        await().atMost(CAUGHT_UP)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(Views.readModels(views)).doesNotHaveDuplicates();
                    Map<String, List<String>> live = Views.rows(views);
                    assertThat(live.keySet()).isEqualTo(rebuilt.keySet()).isNotEmpty();
                    live.forEach((table, rows) ->
                            assertThat(rows).as(table).isEqualTo(rebuilt.get(table)));
                });
    }

    private List<Stored> stored() {
        return Sql.query(
                events,
                "select position, event_id, metadata::jsonb ->> 'correlationId' from event order by position",
                row -> new Stored(row.getLong(1), row.getString(2), row.getString(3)));
    }
}
