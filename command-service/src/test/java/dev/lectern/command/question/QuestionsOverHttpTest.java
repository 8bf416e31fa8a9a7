package dev.lectern.command.question;

import static dev.lectern.command.support.Attendee.created;
import static dev.lectern.command.support.Attendee.refused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.command.privacy.KeyRing;
import dev.lectern.command.support.Attendee;
import dev.lectern.command.support.Crowd;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A question's way through the API, and what is stored of it. */
class QuestionsOverHttpTest {

    private static final String HACK = "hack";
    private static final AtomicInteger TALKS = new AtomicInteger();

    private static RunningService service;
    private static Attendee ada;
    private static Attendee grace;
    private static Attendee lin;

    private final String talk = "talk-" + TALKS.incrementAndGet();

    @BeforeAll
    static void start() {
        service = RunningService.start();
        created(service.put("/api/conferences/hack", "{\"title\": \"Hackathon\"}"));
        ada = Attendee.moderator(service, HACK);
        grace = Attendee.join(service, HACK, "grace");
        lin = Attendee.join(service, HACK, "lin");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Fact last() {
        return Stored.after(Stored.head(service) - 1, service).getFirst().fact();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why \uD83D\uDC69\u200D\uD83D\uDE80\uD83C\uDFFD\u200D\u2642\uFE0F?", // an emoji of
                // several code
                // points
                "\u0644\u0645\u0627\u0630\u0627\u061F \u05DC\u05DE\u05D4?", // right to left
                "Cafe\u0301 Z\u0351\u036B\u0343algo", // combining marks, not composed
                "\u202Eabc\u202C \u4E3A\u4EC0\u4E48\uFF1F"
            })
    void textsSurviveAsTheyWereWritten(String text) {
        ada.openTalk(talk, text, "after");

        grace.ask(talk, text);

        var asked = (QuestionAsked) last();
        assertThat(asked.text())
                .isEqualTo(
                        service.bean(KeyRing.class)
                                .protect(KeyId.of(asked.conference(), asked.participant()), text));
    }

    @Test
    void aRepeatedRequestAsksOnce() {
        ada.openTalk(talk, "Opening", "before");
        String path = "/talks/" + talk + "/questions";
        String body = "{\"text\": \"Why?\", \"shownName\": \"Grace\"}";
        Answer first = grace.post(path, body, "Idempotency-Key", talk);
        String question = first.body().get("question").asString();
        created(ada.post("/questions/" + question + "/approve", ""));
        long head = Stored.head(service);

        Answer again = grace.post(path, body, "Idempotency-Key", talk);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Stored.head(service)).isEqualTo(head);
        assertThat(grace.ask(talk, "Why?")).isNotEqualTo(question);
        ada.post("/talks/" + talk + "/questions/close", "");
        assertThat(grace.post(path, body, "Idempotency-Key", talk).body()).isEqualTo(first.body());
        refused(grace.post(path, body), 409, "questions-closed");
    }

    @Test
    void repeatedRequestsThatComeAtOnceAskOnce() {
        ada.openTalk(talk, "Opening", "before");
        long head = Stored.head(service);

        List<Answer> answers =
                Crowd.atOnce(
                        12,
                        _ ->
                                grace.post(
                                        "/talks/" + talk + "/questions",
                                        "{\"text\": \"Why?\"}",
                                        "Idempotency-Key",
                                        talk));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
        assertThat(Stored.head(service)).isEqualTo(head + 1);
    }

    @Test
    void livesItsLife() {
        ada.openTalk(talk, "Opening", "before");
        String question = "/questions/" + grace.ask(talk, "Why?");
        String duplicate = lin.ask(talk, "Why so?");

        refused(lin.put(question + "/upvotes/mine", ""), 409, "question-pending");
        created(ada.post(question + "/approve", ""));
        created(ada.post("/questions/" + duplicate + "/approve", ""));
        created(grace.put(question, "{\"text\": \"How?\"}"));
        created(ada.post(question + "/approve", ""));
        created(ada.put(question + "/labels/budget", ""));
        created(ada.delete(question + "/labels/budget"));
        created(lin.put(question + "/upvotes/mine", ""));
        created(lin.delete(question + "/upvotes/mine"));
        created(ada.put(question + "/duplicates/" + duplicate, ""));
        refused(grace.put("/questions/" + duplicate + "/upvotes/mine", ""), 409, "question-merged");
        created(ada.delete(question + "/duplicates/" + duplicate));
        String highlight = "/talks/" + talk + "/highlights" + question.substring(10);
        created(ada.put(highlight, ""));
        created(ada.delete(highlight));
        created(ada.post(question + "/hide", "{\"reason\": \"Off topic\"}"));
        created(ada.post(question + "/restore", ""));
        created(ada.put(question + "/answer", "{\"live\": true}"));
        refused(grace.put(question, "{\"text\": \"What?\"}"), 409, "question-answered");
        created(lin.delete("/questions/" + duplicate));
        refused(
                ada.put("/questions/" + duplicate + "/answer", "{\"text\": \"So\"}"),
                409,
                "question-withdrawn");
        created(ada.post("/talks/" + talk + "/cancel", "{\"reason\": \"Ill\"}"));
    }

    @Test
    void whoeverAskedCanBeBlockedWithoutBeingNamed() {
        ada.openTalk(talk, "Opening", "after");
        var rude = Attendee.join(service, HACK, "rude");
        String question = "/questions/" + rude.ask(talk, "Rude?");
        String reason = "{\"reason\": \"Insults\"}";

        refused(lin.put(question + "/author/block", reason), 403, "not-permitted");
        refused(ada.put("/questions/none/author/block", reason), 404, "unknown-question");
        created(ada.put(question + "/author/block", reason));

        assertThat(last())
                .isInstanceOfSatisfying(
                        ParticipantBlocked.class,
                        blocked -> assertThat(blocked.participant().value()).isEqualTo("rude"));
        refused(rude.delete(question), 403, "participant-blocked");
        assertThat(ada.put(question + "/author/block", reason).status()).isEqualTo(200);
    }

    @Test
    void nothingOfOthersIsTouched() {
        ada.openTalk(talk, "Opening", "after");
        String question = "/questions/" + grace.ask(talk, "Why?");
        long head = Stored.head(service);

        refused(lin.put(question, "{\"text\": \"Mine\"}"), 403, "not-the-author");
        refused(lin.delete(question), 403, "not-the-author");
        refused(grace.put(question + "/upvotes/mine", ""), 409, "own-question");
        refused(ada.put(question + "/upvotes/mine", ""), 403, "not-permitted");
        var stranger = Attendee.with(service, HACK, "nobody"); // whom no event knows
        refused(stranger.put(question + "/upvotes/mine", ""), 404, "unknown-participant");
        var forged = new Attendee(service, HACK, grace.bearer() + "A");
        refused(forged.put(question + "/upvotes/mine", ""), 401, "credentials-invalid");
        var foreign = new Attendee(service, HACK, Attendee.with(service, "other", "p1").bearer());
        refused(foreign.put(question + "/upvotes/mine", ""), 404, "unknown-conference");
        assertThat(Stored.head(service)).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"\"}",
                "{\"text\": \" \\t \"}",
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"a\\u0007b\"}",
                "{\"text\": \"\\ud83d\"}",
                "{\"text\": \"Why?\", \"shownName\": \"Two\\nlines\"}",
                "{\"text\": \"Why?\", \"shownName\": \"\"}",
                "{\"text\": null}",
                "{}"
            })
    void badTextsAreRefused(String body) {
        ada.openTalk(talk, "Opening", "after");
        long head = Stored.head(service);

        assertThat(grace.post("/talks/" + talk + "/questions", body).status()).isEqualTo(400);
        assertThat(
                        grace.post(
                                        "/talks/" + talk + "/questions",
                                        "{\"text\": \"" + "x".repeat(4001) + "\"}")
                                .status())
                .isEqualTo(400);
        assertThat(Stored.head(service)).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "2026-11-25",
                "2026-11-25T10:00:00",
                "2026-13-25T10:00:00Z",
                "+12026-11-25T10:00:00Z",
                "-0001-11-25T10:00:00Z",
                "9999-12-31T10:00:00Z"
            })
    void timesHaveAnOffset(String time) {
        Answer answer =
                ada.put(
                        "/talks/" + talk,
                        """
                        {"kind": "talk", "title": "T", "start": "%s", "end": "2026-11-25T10:45:00Z",
                         "moderation": "after", "speakers": []}\
                        """
                                .formatted(time));

        refused(answer, 400, "invalid-field");
        assertThat(answer.body().get("field").asString()).isEqualTo("start");
    }

    @Test
    void aTalkNeedsNeitherRoomNorSpeakers() {
        created(
                ada.put(
                        "/talks/" + talk,
                        """
                        {"kind": "talk", "title": "T", "start": "2026-11-25T10:00:00Z",
                         "end": "2026-11-25T10:45:00Z", "moderation": "after", "speakers": []}\
                        """));
    }

    @Test
    void anOffsetChangesNothingOfAPointInTime() {
        ada.openTalk(talk, "Opening", "after");

        var scheduled =
                Stored.after(0, service).stream()
                        .map(Stored::fact)
                        .filter(TalkScheduled.class::isInstance)
                        .map(TalkScheduled.class::cast)
                        .toList()
                        .getLast();

        assertThat(scheduled.details().start()).isEqualTo("2026-11-25T09:00:00Z");
    }
}
