package dev.lectern.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.access.ParticipantTokens;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.command.support.RunningService.Answer;

import java.util.stream.Stream;

/**
 * Somebody in the room, over HTTP.
 *
 * @param bearer the credentials
 */
public record Attendee(RunningService service, String conference, String bearer) {

    /** Somebody who has joined. */
    public static Attendee join(RunningService service, String conference, String name) {
        Recording.record(
                service,
                new ParticipantJoined(new ConferenceId(conference), new ParticipantId(name), null));
        return with(service, conference, name);
    }

    /** Somebody with a token of the service. */
    public static Attendee with(RunningService service, String conference, String name) {
        return new Attendee(
                service,
                conference,
                service.bean(ParticipantTokens.class)
                        .issue(new ConferenceId(conference), new ParticipantId(name))
                        .token());
    }

    public static Attendee moderator(RunningService service, String conference) {
        return new Attendee(service, conference, service.ownerKey());
    }

    /** The same on another instance of the service. */
    public Attendee on(RunningService other) {
        return new Attendee(other, conference, bearer);
    }

    public Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    private Answer send(String method, String path, String body, String... headers) {
        var all =
                Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                        .toArray(String[]::new);
        return service.sendAs(bearer, method, "/api/conferences/" + conference + path, body, all);
    }

    /** Asks in a talk; the id of the question. */
    public String ask(String talk, String text) {
        Answer answer = post("/talks/" + talk + "/questions", "{\"text\": \"" + text + "\"}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("question").asString();
    }

    /** A talk that takes questions. */
    public void openTalk(String talk, String title, String moderation) {
        created(
                put(
                        "/talks/" + talk,
                        """
                        {"kind": "keynote", "title": "%s", "start": "2026-11-25T10:00:00+01:00",
                         "end": "2026-11-25T10:45:00+01:00", "room": "Main hall", "moderation": "%s",
                         "speakers": [{"name": "Ada", "member": "ada"}, {"name": "Grace"}]}\
                        """
                                .formatted(title, moderation)));
        created(post("/talks/" + talk + "/questions/open", ""));
    }

    /** A poll with the options good, bad and ugly. */
    public void draftPoll(String poll) {
        created(
                put(
                        "/polls/" + poll,
                        """
                        {"title": "How do you feel?", "resultsHiddenUntilRevealed": true,
                         "voting": {"kind": "single-choice", "options": [
                           {"id": "good", "title": "Good"}, {"id": "bad", "title": "Bad"},
                           {"id": "ugly", "title": "Ugly"}]}}\
                        """));
    }

    public Answer vote(String poll, int round, String option) {
        return put(
                "/polls/" + poll + "/rounds/" + round + "/ballots/mine",
                "{\"options\": [\"" + option + "\"]}");
    }

    public static void created(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }

    public static void refused(Answer answer, int status, String code) {
        assertThat(answer.body().path("code").asString(""))
                .as(answer.body().toString())
                .isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
