package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.embedded.PostgresServer;
import dev.lectern.query.support.EveryFact;
import dev.lectern.query.support.QueryProcess;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Servers;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Read models are built anew beside the live ones, and take their place. */
class RebuildTest {

    private final Site site = new Site();
    private final Story story = site.story("civic");

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void itsStoryTellsEveryTypeOfEvent() {
        assertThat(EveryFact.in(story).stream().map(Fact::getClass).collect(Collectors.toSet()))
                .as("a new type of event belongs into EveryFact")
                .isEqualTo(EventTypes.all());
    }

    @Test
    void equalsTheLiveOneRowByRowForEveryTypeOfEvent() {
        try (RunningQuery service = site.start()) {
            // One by one and all at once, which the batches of a rebuild need not repeat.
            EveryFact.in(story).forEach(site.log()::append);
            long position = site.log().append(EveryFact.in(site.story("other")));
            var readModels = site.views().query("select read_model from table_set");
            assertThat(readModels).contains("programme", "ranking");
            readModels.forEach(m -> site.awaitEvents(m, position));
            var live = new HashMap<String, Object>();
            readModels.forEach(m -> live.put(m, site.views().rows(m)));
            assertThat(readModels)
                    .allSatisfy(m ->
                            assertThat(site.views().rows(m))
                                    .as("every table is told of")
                                    .isNotEmpty()
                                    .allSatisfy((table, rows) -> assertThat(rows).isNotEmpty()));
            site.views().execute("delete from programme.demo where id = 'b'");

            for (String readModel : readModels) {
                site.awaitLive(Site.rebuild(service, readModel));
            }

            assertThat(readModels)
                    .allSatisfy(m -> assertThat(site.views().rows(m)).isEqualTo(live.get(m)));
            assertThat(site.views().query("select schema_name from table_set"))
                    .containsExactlyInAnyOrderElementsOf(readModels);
            assertThat(site.views().query("select nspname from pg_namespace"))
                    .noneMatch(schema -> schema.endsWith("_next"));
            long last = site.log().append(story.registered("z"));
            assertThat(service.read(last, story.path() + "/demos").get("items")).hasSize(4);
        }
    }

    @Test
    void goesOnAfterItWasKilledInTheMiddle() {
        long position = site.appendMany(20, 500);
        try (QueryProcess service = site.startProcess()) {
            site.awaitEvents("programme", position);
            site.views()
                    .execute(
                            "update table_set set tables = 'older' where read_model = 'programme'");
            service.kill();
        }
        var live = site.views().rows("programme");
        String before = site.live("programme");
        try (QueryProcess service = site.startProcess()) {
            site.awaitNext("sum(events) > 1000");
            service.kill();
        }
        long kept = site.events("programme_next");
        assertThat(kept).as("in the middle").isBetween(1000L, position - 1);
        assertThat(site.live("programme")).isEqualTo(before);

        try (RunningQuery service = site.start()) {
            Answer begun = Site.rebuild(service, "programme");
            assertThat(begun.body().get("started").asBoolean()).as("it was under way").isFalse();
            site.awaitLive(begun);
        }

        assertThat(site.views().rows("programme")).isEqualTo(live);
        assertThat(site.events("programme")).as("nothing was applied twice").isEqualTo(position);
    }

    @Test
    void goesOnAfterPostgresWasKilledInTheMiddle() {
        Path directory = Servers.newDirectory();
        PostgresServer postgres = PostgresServer.start(directory, 0);
        int port = postgres.port();
        postgres.createDatabaseIfAbsent("views");
        try (var own = new Site(postgres.jdbcUrl("views"))) {
            long position = own.appendMany(40, 500);
            try (RunningQuery service = own.start()) {
                own.awaitEvents("programme", position);
                var live = own.views().rows("programme");
                Answer begun = Site.rebuild(service, "programme");
                own.awaitNext("sum(events) > 1000");
                postgres.kill();
                Site.awaitHealth(service, 503, "DOWN");

                postgres = PostgresServer.start(directory, port);
                own.awaitLive(begun);
                assertThat(own.views().rows("programme")).isEqualTo(live);
                assertThat(own.events("programme")).as("nothing twice").isEqualTo(position);
            }
        } finally {
            postgres.close();
        }
    }

    @Test
    void isSharedByAllInstancesAndTakenOverFromOneThatDies() throws Exception {
        long position = site.appendMany(10, 10);
        Answer begun;
        try (QueryProcess one = site.startProcess();
                RunningQuery other = site.start()) {
            site.awaitEvents("programme", position);
            try (var _ = site.views().longRead("programme.demo")) {
                begun = Site.rebuild(other, "programme");
                site.awaitNext("count(distinct owner) = 2 and sum(events) = " + position);
                one.kill();
                position = site.appendMany(20, 10);
                site.awaitNext("count(distinct owner) = 1 and sum(events) = " + position);
            }
            site.awaitLive(begun);
            assertThat(site.views().query("select count(*) from programme.demo"))
                    .containsExactly("200");
        }
    }

    @Test
    void stopsAtWhatCannotBeAppliedAndLeavesTheLiveOneAlone() {
        Story stuck = site.storyIn(0);
        try (RunningQuery service = site.start()) {
            long position = site.log().append(stuck.created(), stuck.registered("a"));
            service.read(position, stuck.path());
            String live = site.live("programme");
            site.views().execute(rejecting("a"));
            Site.rebuild(service, "programme");

            Site.awaitHealth(service, 503, "programme (rebuild)/0");
            Site.awaitHealth(service, 503, "violates check constraint");
            assertThat(service.admin("GET", "/actuator/prometheus").text())
                    .contains(
                            "lectern_projection_partitions{read_model=\"programme\",state=\"stopped\",tables=\"next\"} 1.0",
                            "lectern_projection_partitions{read_model=\"programme\",state=\"following\",tables=\"live\"} 2.0");
            position = site.log().append(stuck.registered("b"));
            assertThat(service.read(position, stuck.path() + "/demos").get("items")).hasSize(2);
            assertThat(site.live("programme")).isEqualTo(live);

            site.views()
                    .execute(
                            "drop event trigger reject; alter table programme_next.demo drop constraint rejecting");
            service.admin("POST", "/actuator/projections/programme/resume");
            Site.awaitHealth(service, 200, "UP");
        }
    }

    /** Tables of demos that are created from now on do not take this one. */
    private static String rejecting(String demo) {
        return """
        create function reject() returns event_trigger language plpgsql as $$
        begin
            if to_regclass('programme_next.demo') is not null then
                alter table programme_next.demo
                    add constraint rejecting check (id <> '%s') not valid;
            end if;
        exception when duplicate_object then
            null;
        end $$;
        create event trigger reject on ddl_command_end when tag in ('CREATE TABLE')
            execute function reject();
        """
                .formatted(demo);
    }

    @Test
    void showsHowFarItIsAndCanBeCancelled() {
        try (RunningQuery service = site.start()) {
            long position = site.log().append(story.created(), story.registered("a"));
            service.read(position, story.path());
            String live = site.live("programme");
            List<String> before = site.views().query("select id from table_set");
            assertThat(service.admin("POST", Site.path("nothing")).status()).isEqualTo(404);
            assertThat(Site.cancel(service, "programme")).as("none under way").isEqualTo(404);
            site.views().execute(rejecting("a"));

            Answer begun = Site.rebuild(service, "programme");
            assertThat(begun.body().get("started").asBoolean()).isTrue();
            Answer again = Site.rebuild(service, "programme");
            assertThat(again.body().get("started").asBoolean()).isFalse();
            assertThat(again.body().get("id")).isEqualTo(begun.body().get("id"));
            Site.awaitHealth(service, 503, "violates check constraint");
            site.awaitNext("count(behind) = 2");
            JsonNode progress = Site.progress(service);
            assertThat(progress.get("readModel").asString()).isEqualTo("programme");
            assertThat(progress.get("id")).isEqualTo(begun.body().get("id"));
            assertThat(progress.propertyNames())
                    .contains("percent", "eventsPerSecond", "secondsLeft", "startedAt");
            Site.awaitMetric(
                    service, "lectern_rebuild_percent\\{read_model=\"programme\"} [0-9.]+");
            Site.awaitMetric(service, "lectern_rebuild_percent\\{read_model=\"ranking\"} NaN");

            assertThat(Site.cancel(service, "programme")).isEqualTo(204);
            Site.awaitHealth(service, 200, "UP");
            assertThat(site.views().query("select id from table_set"))
                    .containsExactlyInAnyOrderElementsOf(before);
            assertThat(site.live("programme")).isEqualTo(live);
            assertThat(service.get(story.path()).status()).isEqualTo(200);
        }
    }
}
