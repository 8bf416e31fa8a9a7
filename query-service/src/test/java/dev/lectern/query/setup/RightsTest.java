package dev.lectern.query.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.conference.Role;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Servers;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Rights are another service's to write: they come late, change, and may be out of reach. */
class RightsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration IN_EFFECT = Duration.ofSeconds(2);

    private final Keys keys = new Keys();
    private final String views = Servers.newDatabase();
    private final String topic = Servers.newTopicName();
    private final Story story = new Story("hack", keys);

    private static String code(Answer answer) {
        return answer.body().path("code").asString(Integer.toString(answer.status()));
    }

    @Test
    void areWaitedForAtTheStart() throws Exception {
        Servers.createTopic(topic, 1);
        keys.setRightsReadable(false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting =
                    CompletableFuture.supplyAsync(
                            () -> RunningQuery.start(views, keys, topic), threads);
            await().atMost(SOON).until(() -> keys.connections() > 0);
            assertThat(starting).isNotDone();

            keys.setRightsReadable(true);

            try (RunningQuery service = starting.get()) {
                await().atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(code(service.get("/api/conferences/nowhere")))
                                        .isEqualTo("unknown-conference"));
            }
        }
    }

    @Test
    void endWithinTwoSecondsAndBeginAtOnce() {
        Servers.createTopic(topic, 1);
        try (var log = new EventLog(topic, keys);
                RunningQuery service = RunningQuery.start(views, keys, topic)) {
            service.read(
                    log.append(story.founded(), story.admitted("ada"), story.created()),
                    story.path());
            String ada = keys.keyOf("ada");
            assertThat(code(service.getAs(ada, story.path()))).isEqualTo("not-permitted");

            log.append(story.granted("ada", Role.JUDGE));
            assertThat(code(service.getAs(ada, story.path()))).isEqualTo("200");

            log.append(story.revoked("ada", Role.JUDGE));
            await().atMost(IN_EFFECT)
                    .untilAsserted(() ->
                            assertThat(code(service.getAs(ada, story.path())))
                                    .isEqualTo("not-permitted"));
            log.append(story.removed("ada"));
            await().atMost(IN_EFFECT)
                    .untilAsserted(() ->
                            assertThat(code(service.getAs(ada, story.path())))
                                    .isEqualTo("credentials-invalid"));
        }
    }

    @Test
    void areRefusedWhileTheyCannotBeLookedUp() {
        Servers.createTopic(topic, 1);
        try (var log = new EventLog(topic, keys);
                RunningQuery service = RunningQuery.start(views, keys, topic)) {
            service.read(log.append(story.created()), story.path());
            assertThat(service.admin("GET", "/actuator/health").text()).contains("\"access\"");

            keys.setRightsReadable(false);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(code(service.get(story.path())))
                                    .isEqualTo("access-unknown"));
            assertThat(service.admin("GET", "/actuator/health").text())
                    .contains("Rights cannot be looked up");
            assertThat(service.getAs(null, "/api/scoring-models").status()).isEqualTo(200);

            keys.setRightsReadable(true);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(code(service.get(story.path()))).isEqualTo("200"));
        }
    }
}
