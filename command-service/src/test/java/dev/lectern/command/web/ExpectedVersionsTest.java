package dev.lectern.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicInteger;

/** Of two who edit the same thing, the second learns that it has changed. */
class ExpectedVersionsTest {

    private static final String CONFERENCE = "{\"title\": \"A\"}";
    private static final AtomicInteger CONFERENCES = new AtomicInteger();

    private static RunningService service;

    private final String path = "/api/conferences/versions-" + CONFERENCES.incrementAndGet();
    private final String competition = path + "/competitions/finals";
    private long opened;

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void open() {
        service.put(path, CONFERENCE);
        opened = service.put(competition, rules("First")).body().path("position").asLong();
    }

    private static String rules(String title) {
        return """
        {"title": "%s", "criteria": [{"id": "impact", "name": "Impact", "weight": 100}],
         "scale": {"min": 0, "max": 5, "step": 0.5}}\
        """
                .formatted(title);
    }

    private static Answer put(String target, String body, String ifMatch) {
        return service.send(
                "PUT", target, body, "Content-Type", "application/json", "If-Match", ifMatch);
    }

    private static void assertChanged(Answer answer, long current) {
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body().path("code").asString()).isEqualTo("precondition-failed");
        assertThat(answer.body().path("version").asLong()).isEqualTo(current);
        assertThat(answer.body().path("field").asString()).isEqualTo("If-Match");
    }

    @Test
    void areTheCurrentOne() {
        Answer second = put(competition, rules("Second"), "\"" + opened + "-abc\"");

        assertThat(second.status()).isEqualTo(201);
        assertThat(put(competition, rules("Third"), "\"1\", " + tag(second)).status())
                .isEqualTo(201);
        assertThat(put(competition, rules("Fourth"), "*").status()).isEqualTo(201);
    }

    private static String tag(Answer write) {
        return '"' + write.body().path("position").asString() + '"';
    }

    @Test
    void tellWhoComesSecond() {
        long current = service.put(competition, rules("Theirs")).body().path("position").asLong();
        long head = Stored.head(service);

        assertChanged(put(competition, rules("Mine"), "\"" + opened + "\""), current);
        assertChanged(put(competition, rules("Mine"), "W/\"" + current + "\""), current);
        assertChanged(put(competition, rules("Mine"), "\"of-a-list\""), current);
        assertThat(Stored.head(service)).isEqualTo(head);
    }

    @Test
    void areThoseOfTalksToo() {
        String talk = path + "/talks/keynote";
        Answer first = service.put(talk, programme("First"));
        Answer second = put(talk, programme("Second"), tag(first));

        assertThat(second.status()).isEqualTo(201);
        assertChanged(put(talk, programme("Third"), tag(first)), position(second));
        // Whether questions are let in is no version of what the programme says.
        assertThat(service.post(talk + "/questions/open", "").status()).isEqualTo(201);
        assertThat(put(talk, programme("Third"), tag(second)).status()).isEqualTo(201);
        assertChanged(put(path + "/talks/other", programme("Other"), "*"), 0);
    }

    @Test
    void letAConferenceHaveAnotherTitle() {
        String other = "{\"title\": \"B\"}";
        Answer created = put(path, CONFERENCE, "*");
        Answer renamed = put(path, other, tag(created));

        assertThat(created.status()).isEqualTo(200);
        assertThat(renamed.status()).isEqualTo(201);
        assertChanged(put(path, CONFERENCE, tag(created)), position(renamed));
        assertThat(put(path, other, tag(renamed)).status()).isEqualTo(200);
        assertThat(service.put(path, other).status()).isEqualTo(200);
        Answer unconditional = service.put(path, CONFERENCE);
        assertThat(unconditional.status()).isEqualTo(409);
        assertThat(unconditional.body().path("code").asString()).isEqualTo("conference-exists");
        assertThat(put(path, CONFERENCE, "*").status()).isEqualTo(201);
    }

    @Test
    void letOneOfManyNameTheConference() {
        String tag = tag(put(path, CONFERENCE, "*"));

        var answers = Crowd.atOnce(8, i -> put(path, "{\"title\": \"B" + i + "\"}", tag));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(7);
    }

    private static String programme(String title) {
        return """
        {"kind": "keynote", "title": "%s", "start": "2026-11-25T10:00:00+01:00",
         "end": "2026-11-25T10:45:00+01:00", "speakers": [{"name": "Ada"}], "moderation": "before"}\
        """
                .formatted(title);
    }

    private static long position(Answer write) {
        return write.body().path("position").asLong();
    }

    @Test
    void areNoneOfAThingThatThereIsNot() {
        assertChanged(put(path + "/competitions/other", rules("Other"), "*"), 0);
        assertChanged(put(path + "-none", "{\"title\": \"A\"}", "\"7\""), 0);
        assertChanged(put(path + "/demos/votes", "{\"title\": \"A\"}", "*"), 0);
    }

    @Test
    void letOneOfManyThrough() {
        var answers =
                Crowd.atOnce(8, i -> put(competition, rules("Number " + i), "\"" + opened + "\""));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(7);
    }

    @Test
    void doNotKeepARepeatedRequestFromItsAnswer() {
        String[] headers = {
            "Content-Type", "application/json",
            "If-Match", "\"" + opened + "\"",
            "Idempotency-Key", "edit-" + opened
        };
        Answer first = service.send("PUT", competition, rules("Second"), headers);
        Answer again = service.send("PUT", competition, rules("Second"), headers);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void areNotExpectedOfWhatHasNone() {
        Answer answer = put(competition + "/judges/ada", "{\"name\": \"Ada\"}", "*");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-header");
        assertThat(answer.body().path("field").asString()).isEqualTo("If-Match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "\"17", "\"a\" \"b\"", "*, \"1\""})
    void areEntityTags(String header) {
        Answer answer = put(competition, rules("Second"), header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-header");
    }
}
