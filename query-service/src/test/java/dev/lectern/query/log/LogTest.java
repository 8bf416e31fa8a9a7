package dev.lectern.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Verification;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What anybody can have of the log, checked as whoever trusts nothing but a key does. */
class LogTest {

    private final Installation lectern = Installation.shared();
    private final RunningQuery service = lectern.service();
    private final EventLog log = lectern.log();
    private final Story story = lectern.newStory();

    private Checkpoint grow(int events) {
        log.append(
                IntStream.range(0, events).mapToObj(i -> story.registered("demo-" + i)).toList());
        lectern.sealed();
        return checkpoint();
    }

    private Checkpoint checkpoint() {
        JsonNode answer = service.get("/api/log/checkpoint").body();
        Checkpoint checkpoint = log.keyOfCheckpoints().open(answer.get("checkpoint").asString());
        assertThat(checkpoint.size()).isEqualTo(answer.get("size").asLong());
        return checkpoint;
    }

    private static Hash hash(JsonNode base64) {
        return Hash.ofBase64(base64.asString());
    }

    private static List<Hash> path(JsonNode answer) {
        return answer.get("path").valueStream().map(LogTest::hash).toList();
    }

    private JsonNode health() {
        return service.admin("GET", "/actuator/health").body().get("components").get("log");
    }

    private String metrics() {
        return service.admin("GET", "/actuator/prometheus").text();
    }

    @Test
    void provesEveryEventOfTheLatestCheckpointAndOfEarlierOnes() {
        Checkpoint before = grow(3);
        Checkpoint now = grow(700);

        for (long position = 1; position <= now.size(); position += 97) {
            isIncluded(position, now, "");
        }
        isIncluded(now.size(), now, "");
        isIncluded(before.size(), before, "?size=" + before.size());
    }

    private void isIncluded(long position, Checkpoint in, String query) {
        JsonNode proof = service.get("/api/log/events/" + position + "/inclusion" + query).body();
        assertThat(
                        Verification.includes(
                                hash(proof.get("leaf")),
                                position - 1,
                                in.size(),
                                in.root(),
                                path(proof)))
                .as("position %d of %d", position, in.size())
                .isTrue();
    }

    @Test
    void provesThatTheLogOnlyGrewBetweenTwoCheckpoints() {
        Checkpoint first = grow(300);
        Checkpoint second = grow(1);
        Checkpoint third = grow(300);

        isPrefix(first, third, "");
        isPrefix(second, third, "");
        isPrefix(first, second, "?to=" + second.size());
        isPrefix(third, third, "");
    }

    private void isPrefix(Checkpoint first, Checkpoint second, String query) {
        JsonNode proof =
                service.get("/api/log/checkpoints/" + first.size() + "/consistency" + query).body();
        assertThat(
                        Verification.isPrefix(
                                first.size(),
                                first.root(),
                                second.size(),
                                second.root(),
                                path(proof)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/log/events/0/inclusion, position",
        "/api/log/events/999999999/inclusion, position",
        "/api/log/events/1/inclusion?size=999999999, size",
        "/api/log/events/2/inclusion?size=1, position",
        "/api/log/checkpoints/0/consistency, size",
        "/api/log/checkpoints/999999999/consistency, size",
        "/api/log/checkpoints/1/consistency?to=999999999, to",
        "/api/log/checkpoints/2/consistency?to=1, size"
    })
    void provesNothingOfWhatIsNotSealed(String path, String field) {
        grow(2);

        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("code").asString()).isEqualTo("not-sealed");
        assertThat(answer.body().get("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/log/events/x/inclusion, position",
        "/api/log/events/99999999999999999999/inclusion, position",
        "/api/log/checkpoints/1.5/consistency, size"
    })
    void refusesWhatIsNoNumber(String path, String field) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("code").asString()).isEqualTo("invalid-id");
        assertThat(answer.body().get("field").asString()).isEqualTo(field);
        assertThat(answer.body().get("detail").asString())
                .isEqualTo("It must be a whole number that is not too large");
    }

    @Test
    void stopsLoudlyWhereWhatWasSealedIsNotWhatWasReceivedAndGoesOnOnceItIs() {
        Checkpoint before = grow(1);
        log.append(story.registered("another"));
        log.sealAnother();

        String position = "position " + log.position();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(health().get("status").asString()).isEqualTo("DOWN"));
        assertThat(health().get("details").get("reason").asString())
                .contains(position, "received as another one");
        assertThat(metrics()).contains("lectern_log_stopped 1.0");
        assertThat(checkpoint()).isEqualTo(before);

        lectern.replaceCheckpoints();
        log.sealAnew();
        await().atMost(Duration.ofSeconds(30)).until(() -> checkpoint().size() == log.position());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(health().get("status").asString()).isEqualTo("UP"));
        assertThat(metrics()).contains("lectern_log_stopped 0.0");
        isIncluded(before.size(), checkpoint(), "");
    }
}
