package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.Fact;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.QueryProcess;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Servers;
import dev.lectern.query.support.Story;

import org.awaitility.core.ConditionTimeoutException;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** A topic and databases of a test's own, for any number of instances, and what operators do. */
final class Site implements AutoCloseable {

    static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Keys keys = new Keys();
    private final String viewsUrl;
    private final ViewsDatabase views;
    private final String topic = Servers.newTopicName();
    private EventLog log;

    Site() {
        this(Servers.newDatabase());
    }

    /**
     * @param viewsUrl of an empty database
     */
    Site(String viewsUrl) {
        this.viewsUrl = viewsUrl;
        this.views = new ViewsDatabase(viewsUrl);
        Servers.createTopic(topic, PARTITIONS);
        log = new EventLog(topic, keys);
    }

    RunningQuery start() {
        return RunningQuery.start(viewsUrl, keys, topic);
    }

    QueryProcess startProcess() {
        return QueryProcess.start(viewsUrl, keys.url(), topic);
    }

    ViewsDatabase views() {
        return views;
    }

    EventLog log() {
        return log;
    }

    Story story(String conference) {
        return new Story(conference, keys);
    }

    /** A conference whose events are in that partition. */
    Story storyIn(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(i -> story("conference-" + i))
                .filter(s -> Freshness.partition(s.conference().value(), PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }

    /** Many events in all partitions; the position of the last one. */
    long appendMany(int conferences, int demosEach) {
        long position = 0;
        for (int c = 0; c < conferences; c++) {
            Story story = story("crowd-" + c);
            var facts = new ArrayList<Fact>();
            facts.add(story.created());
            IntStream.range(0, demosEach).forEach(d -> facts.add(story.registered("demo-" + d)));
            position = log.append(facts);
        }
        return position;
    }

    /** Another topic of the same name, still empty. */
    void replaceTopic(int partitions) {
        Servers.deleteTopic(topic);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    Servers.createTopic(topic, partitions);
                    return true;
                });
    }

    /** The relay sends everything anew, as after a loss of the topic. */
    void relayAnew() {
        log.repeat(topic);
    }

    /** From now on, events are those of another store. */
    void replaceStore() {
        log.close();
        log = new EventLog(topic, keys);
    }

    static Answer rebuild(RunningQuery service, String readModel) {
        Answer answer = service.admin("POST", path(readModel));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }

    static int cancel(RunningQuery service, String readModel) {
        return service.admin("DELETE", path(readModel)).status();
    }

    static String path(String readModel) {
        return "/actuator/projections/%s/rebuild".formatted(readModel);
    }

    /** The id of the tables that readers see. */
    String live(String readModel) {
        return views.query("select id from table_set where schema_name = '%s'".formatted(readModel))
                .getFirst();
    }

    /** Waits until what was begun is what readers see. */
    void awaitLive(Answer begun) {
        String readModel = begun.body().get("readModel").asString();
        String id = begun.body().get("id").asString();
        awaitTrue(() -> live(readModel).equals(id), readModel + " to be live");
    }

    /** How many events were applied to the tables in that schema. */
    long events(String schema) {
        return Long.parseLong(
                views.query(
                                "select coalesce(sum(events), 0) from progress p join table_set s on s.id = table_set where schema_name = '%s'"
                                        .formatted(schema))
                        .getFirst());
    }

    /** Waits until so many events are applied to the live tables, by instances that start. */
    void awaitEvents(String readModel, long events) {
        // Whoever looks at tables while they are being migrated can get the migration into a
        // deadlock.
        awaitTrue(
                () ->
                        !views.query(
                                        "select 1 from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relname = 'progress' and a.attname = 'events'")
                                .isEmpty(),
                "the tables to be migrated");
        awaitTrue(() -> events(readModel) == events, events + " events in " + readModel);
    }

    /** Waits until the tables beside the live ones have what is asked for. */
    void awaitNext(String condition) {
        awaitTrue(
                () ->
                        !views.query(
                                        "select 1 from progress p join table_set s on s.id = p.table_set where s.schema_name <> s.read_model group by s.id having "
                                                + condition)
                                .isEmpty(),
                condition);
    }

    static void awaitHealth(RunningQuery service, int status, String saying) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    Answer health = service.admin("GET", "/actuator/health");
                    assertThat(health.text()).contains(saying);
                    assertThat(health.status()).isEqualTo(status);
                });
    }

    /** What the admin endpoint says of the only rebuild. */
    static JsonNode progress(RunningQuery service) {
        return service.admin("GET", "/actuator/projections").body().at("/rebuilds/0");
    }

    static void awaitMetric(RunningQuery service, String line) {
        awaitTrue(
                () ->
                        service.admin("GET", "/actuator/prometheus")
                                .text()
                                .lines()
                                .anyMatch(found -> found.matches(line)),
                line);
    }

    private static void awaitTrue(Callable<Boolean> condition, String what) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .ignoreExceptionsInstanceOf(IllegalStateException.class)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Waited in vain for " + what, e);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
