package dev.lectern.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicInteger;

/** A request with a key gets the first one's answer, whatever has happened since and wherever. */
class RepeatedRequestsTest {

    private static final String EVENTS = Servers.newDatabase();
    private static final String KEYS = Servers.newDatabase();
    private static final AtomicInteger CONFERENCES = new AtomicInteger();

    private static RunningService service;

    private final String key = "key-" + CONFERENCES.incrementAndGet();
    private final String path = "/api/conferences/repeated-" + key;
    private final String competition = path + "/competitions/finals";

    @BeforeAll
    static void start() {
        service = RunningService.start(EVENTS, KEYS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String rules(String title) {
        return """
        {"title": "%s", "criteria": [{"id": "impact", "name": "Impact", "weight": 100}],
         "scale": {"min": 0, "max": 5, "step": 0.5}}\
        """
                .formatted(title);
    }

    private static String title(String title) {
        return "{\"title\": \"" + title + "\"}";
    }

    private static Answer put(RunningService to, String target, String body, String name) {
        return to.send(
                "PUT", target, body, "Content-Type", "application/json", "Idempotency-Key", name);
    }

    private static void assertSame(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.response().headers().firstValue("Lectern-Position"))
                .isEqualTo(first.response().headers().firstValue("Lectern-Position"));
    }

    @Test
    void areAnsweredAsBefore() {
        Answer first = put(service, path, title("A"), key);
        long head = Stored.head(service);

        Answer again = put(service, path, title("A"), key);

        assertThat(first.status()).isEqualTo(201);
        assertSame(again, first);
        assertThat(Stored.head(service)).isEqualTo(head);
    }

    @Test
    void doNotUndoWhatOthersHaveDoneSince() {
        service.put(path, title("A"));
        Answer first = put(service, competition, rules("Mine"), key);
        service.put(competition, rules("Theirs"));
        long head = Stored.head(service);

        assertSame(put(service, competition, rules("Mine"), key), first);
        assertThat(Stored.head(service)).isEqualTo(head);
    }

    @Test
    void areAnsweredAsBeforeWhereARuleNowForbidsThem() {
        service.put(path, title("A"));
        service.put(path + "/demos/votes", title("V"));
        service.put(competition, rules("Finals"));
        service.put(competition + "/judges/ada", "{\"name\": \"Ada\"}");
        String card = competition + "/judges/ada/scorecards/votes";
        Answer first = put(service, card, "{\"scores\": {\"impact\": 4}}", key);
        service.put(card, "{\"scores\": {\"impact\": 5}}");
        service.post(competition + "/lock", "");

        assertSame(put(service, card, "{\"scores\": {\"impact\": 4}}", key), first);
        assertThat(service.put(card, "{\"scores\": {\"impact\": 4}}").status()).isEqualTo(409);
    }

    @Test
    void areAnsweredAsBeforeByAnotherInstanceAndAfterARestart() {
        Answer first;
        try (var other = RunningService.start(EVENTS, KEYS)) {
            first = put(other, path, title("A"), key);
            assertSame(put(service, path, title("A"), key), first);
        }
        try (var restarted = RunningService.start(EVENTS, KEYS)) {
            assertSame(put(restarted, path, title("A"), key), first);
        }
    }

    @Test
    void areStoredOnceWhenTheyComeAtOnce() {
        service.put(path, title("A"));
        long before = Stored.head(service);

        var answers = Crowd.atOnce(20, _ -> put(service, competition, rules("Finals"), key));

        assertThat(answers).allSatisfy(answer -> assertSame(answer, answers.getFirst()));
        assertThat(answers.getFirst().status()).isEqualTo(201);
        assertThat(Stored.head(service)).isEqualTo(before + 1);
    }

    @Test
    void areNoneWithAnotherBodyOrAnotherPath() {
        put(service, path, title("A"), key);
        long head = Stored.head(service);

        for (Answer answer :
                new Answer[] {
                    put(service, path, title("B"), key), put(service, path + "-x", title("A"), key)
                }) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().path("code").asString()).isEqualTo("idempotency-key-reused");
            assertThat(answer.body().path("field").asString()).isEqualTo("Idempotency-Key");
        }
        assertThat(Stored.head(service)).isEqualTo(head);
    }

    @Test
    void areNoneOfAnotherOperationOrAnotherCaller() {
        put(service, path, title("A"), key);

        Answer demo = put(service, path + "/demos/votes", title("A"), key);
        Answer other =
                service.sendAs(
                        service.found("rival"),
                        "PUT",
                        path + "-theirs",
                        title("A"),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        key);

        assertThat(demo.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(201);
    }

    @Test
    void areDecidedAgainIfTheyMadeNoEvent() {
        Answer refused = put(service, path + "/demos/votes", title("V"), key);
        service.put(path, title("A"));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(put(service, path + "/demos/votes", title("V"), key).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00e4", "\"quoted\"", "{}"})
    void needAKeyThatIsOne(String none) {
        Answer answer = put(service, path, title("A"), none);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-header");
        assertThat(answer.body().path("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void needAKeyOfBoundedLength() {
        assertThat(put(service, path, title("A"), "k".repeat(129)).status()).isEqualTo(400);
        assertThat(put(service, path, title("A"), "k".repeat(128)).status()).isEqualTo(201);
    }
}
