package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.wire.EventType;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Servers;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

/** What an operator sees and does when something is in the way. */
class OperatingTest {

    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final EventType FROM_THE_FUTURE =
            new EventType("lectern.conference.ConferenceEnded", 1);

    private final Keys keys = new Keys();
    private final String views = Servers.newDatabase();
    private final String topic = Servers.newTopicName();

    private RunningQuery start() {
        return RunningQuery.start(views, keys, topic);
    }

    private Story storyIn(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(i -> new Story("conference-" + i, keys))
                .filter(s -> Freshness.partition(s.conference().value(), PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitHealth(RunningQuery service, int status, String saying) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    Answer health = service.admin("GET", "/actuator/health");
                    assertThat(health.text()).contains(saying);
                    assertThat(health.status()).isEqualTo(status);
                });
    }

    private static void awaitRead(RunningQuery service, Story story) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.get(story.path()).status()).isEqualTo(200));
    }

    @Test
    void waitsForATopicThatDoesNotExistYet() {
        try (RunningQuery service = start()) {
            awaitHealth(service, 200, "The topic does not exist (yet)");
            Servers.createTopic(topic, PARTITIONS);
            try (var log = new EventLog(topic, keys)) {
                log.append(storyIn(0).created());
                awaitRead(service, storyIn(0));
            }
        }
    }

    @Test
    void stopsOnlyThePartitionOfAnEventThatItDoesNotKnow() {
        Servers.createTopic(topic, PARTITIONS);
        Story stuck = storyIn(0);
        Story free = storyIn(1);
        try (var log = new EventLog(topic, keys);
                RunningQuery service = start()) {
            log.append(stuck.conference().value(), FROM_THE_FUTURE, "{}");
            log.append(stuck.created(), free.created());

            awaitRead(service, free);
            awaitHealth(service, 503, "Unknown event type " + FROM_THE_FUTURE.name());
            assertThat(service.get(stuck.path()).status()).isEqualTo(404);
            assertThat(service.admin("GET", "/actuator/prometheus").text())
                    .contains(
                            "lectern_projection_partitions{read_model=\"programme\",state=\"stopped\",tables=\"live\"} 1.0",
                            "lectern_projection_partitions{read_model=\"programme\",state=\"following\",tables=\"live\"} 1.0");
            assertThat(service.admin("GET", "/actuator/projections").text())
                    .contains("Unknown event type " + FROM_THE_FUTURE.name());

            Answer resumed = service.admin("POST", "/actuator/projections/programme/resume");
            assertThat(resumed.body().path("resumed").asInt()).as(resumed.text()).isEqualTo(1);
            assertThat(service.admin("POST", "/actuator/projections/nothing/resume").status())
                    .isEqualTo(404);
            awaitHealth(service, 503, "Unknown event type " + FROM_THE_FUTURE.name());
        }
        try (RunningQuery restarted = start()) {
            awaitHealth(restarted, 503, "Unknown event type " + FROM_THE_FUTURE.name());
            assertThat(restarted.get(stuck.path()).status()).isEqualTo(404);
            assertThat(restarted.get(free.path()).status()).isEqualTo(200);
        }
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        Servers.createTopic(topic, PARTITIONS);
        Story story = storyIn(0);
        try (var log = new EventLog(topic, keys)) {
            try (RunningQuery service = start()) {
                log.append(story.created(), story.registered("a"));
                awaitRead(service, story);
            }
            long position = log.append(story.registered("b"));
            try (RunningQuery service = start()) {
                assertThat(service.read(position, story.path() + "/demos").get("items")).hasSize(2);
            }
        }
    }
}
