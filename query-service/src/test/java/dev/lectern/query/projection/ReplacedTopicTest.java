package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topic was lost, and another one of its name takes its place. */
class ReplacedTopicTest {

    private final Site site = new Site();
    private final Story story = site.story("civic");

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Site.PARTITIONS, 3})
    void rebuildsByItselfOnceTheSameEventsAreRelayedAnew(int partitions) {
        try (RunningQuery service = site.start()) {
            long position = site.log().append(story.created(), story.registered("a"));
            service.read(position, story.path() + "/demos");
            String live = site.live("programme");

            site.replaceTopic(partitions);
            Site.awaitHealth(service, 200, "it is rebuilt from that");
            site.awaitNext("count(behind) = %d and max(behind) = 0".formatted(partitions));
            assertThat(service.read(position, story.path() + "/demos").get("items"))
                    .as("what is known stays, as long as the topic holds less")
                    .hasSize(1);
            assertThat(site.live("programme")).isEqualTo(live);

            site.relayAnew();
            position = site.log().append(story.registered("b"));
            site.awaitEvents("programme", position);
            assertThat(service.read(position, story.path() + "/demos").get("items")).hasSize(2);
            assertThat(site.live("programme")).isNotEqualTo(live);
            Site.awaitHealth(service, 200, "UP");
        }
    }

    @Test
    void asksBeforeTheEventsOfAnotherStoreGoLive() {
        try (RunningQuery service = site.start()) {
            long position = site.log().append(story.created(), story.registered("a"));
            service.read(position, story.path() + "/demos");
            String live = site.live("programme");

            site.replaceTopic(Site.PARTITIONS);
            site.replaceStore();
            site.log().append(story.created(), story.registered("a"), story.registered("b"));
            Site.awaitHealth(service, 503, "POST /actuator/projections/programme/rebuild");
            assertThat(service.get(story.path() + "/demos").body().get("items")).hasSize(1);
            assertThat(site.live("programme")).isEqualTo(live);

            site.awaitLive(Site.rebuild(service, "programme"));
            assertThat(service.get(story.path() + "/demos").body().get("items")).hasSize(2);
        }
    }
}
