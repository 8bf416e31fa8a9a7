package dev.lectern.query.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.OrganisationId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.conference.Role;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

class TrailTest {

    private static final Installation lectern = Installation.ofItsOwn();

    private final RunningQuery service = lectern.service();
    private final EventLog log = lectern.log();
    private final Story story = lectern.newStory();
    private final Room room = story.room();

    private Metadata by(String participant) {
        return new Metadata(
                "participant:" + story.conference() + '/' + participant, "request", "command");
    }

    private Stream<JsonNode> trail(long position, String query) {
        JsonNode page = service.read(position, story.path() + "/audit-trail?limit=200" + query);
        assertThat(page.has("next")).isFalse();
        return page.get("items").valueStream();
    }

    private List<String> types(long position, String query) {
        return trail(position, query)
                .map(entry -> entry.get("type").asString())
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
    }

    /** What others have been through, in which the entries asked for are to be found. */
    private void noise() {
        log.append(lectern.newStory().created(), story.created());
    }

    @Test
    void tellsWhoDidWhatWhenWhyAndByWhichRequest() {
        noise();
        long position =
                log.append(
                        new Metadata("member:civic/mo", "trace-7", "command-9"),
                        room.hidden("q1", "Not about the talk"));

        JsonNode entry = trail(position, "&from=" + minute(position)).toList().getLast();

        assertThat(entry.get("id").asString()).hasSize(36);
        assertThat(((ObjectNode) entry).without("id").toString())
                .isEqualTo(
                        ("{\"position\":%d,\"type\":\"lectern.question.QuestionHidden\",\"schemaVersion\":1,"
                                        + "\"at\":\"%s\",\"actor\":\"member:civic/mo\",\"correlationId\":\"trace-7\","
                                        + "\"causationId\":\"command-9\",\"fact\":{\"conference\":\"%s\",\"talk\":\"keynote\","
                                        + "\"question\":\"q1\",\"reason\":{\"text\":\"Not about the talk\"}}}")
                                .formatted(
                                        position,
                                        EventLog.recordedAt(position),
                                        story.conference()));
    }

    private static Instant minute(long position) {
        return EventLog.recordedAt(position).truncatedTo(ChronoUnit.MINUTES);
    }

    @ParameterizedTest
    @CsvSource({
        "talk:keynote, 'TalkScheduled QuestionAsked QuestionAsked QuestionMerged UpvoteCast PollDrafted'",
        "question:q1, 'QuestionAsked QuestionMerged'",
        "question:q2, 'QuestionAsked QuestionMerged UpvoteCast'",
        "poll:mood, 'PollDrafted PollOpened BallotCast'",
        "competition:main, 'CompetitionOpened JudgeNamed'",
        "member:ada, 'RoleGranted JudgeNamed'",
        "participant:p1, 'ParticipantJoined ParticipantBlocked'",
        "participant:p2, 'QuestionAsked'",
        "talk:nothing, ''"
    })
    void isFilteredByWhatItIsAbout(String about, String types) {
        noise();
        log.append(
                story.granted("ada", Role.JUDGE),
                story.joined("p1", null),
                story.blocked("p1"),
                story.opened(null),
                story.named("ada"),
                room.scheduled("Keynote"));
        log.append(by("p1"), room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
        log.append(by("p2"), room.asked("q2", "p2", "Grace", QuestionStatus.PUBLISHED));
        log.append(room.merged("q1", "q2"));
        log.append(by("p1"), room.upvoted("q2", "p1"));
        log.append(room.drafted(room.singleChoice("good", "bad")), room.opened(1, null));
        long position = log.append(by("p1"), room.cast(1, "p1", Room.ballot("good")));

        assertThat(types(position, "&about=" + about))
                .isEqualTo(types.isEmpty() ? List.of() : List.of(types.split(" ", -1)));
    }

    @Test
    void isFilteredByTypeActorAndTime() {
        noise();
        var mo = new Metadata("member:civic/mo", "trace", "command");
        log.append(mo, room.approved("q1"));
        log.append(by("p1"), room.upvoted("q1", "p1"));
        log.append(lectern.newStory().created());
        long last = log.append(room.hidden("q1", "No"));

        assertThat(types(last, "&actor=member:civic/mo")).containsExactly("QuestionApproved");
        assertThat(types(last, "&type=lectern.question.QuestionHidden"))
                .containsExactly("QuestionHidden");
        assertThat(types(last, "&type=lectern.question.UpvoteCast")).containsExactly("UpvoteCast");
        assertThat(types(last, "&type=lectern.question.QuestionHidden&actor=member:civic/mo"))
                .isEmpty();
        Instant later = minute(last).plusSeconds(60);
        assertThat(types(last, "&from=" + later)).isEmpty();
        assertThat(types(last, "&to=" + later)).hasSize(4);

        long next = last;
        while (EventLog.recordedAt(next).isBefore(later)) {
            next = log.append(lectern.newStory().created());
        }
        next = log.append(room.restored("q1", QuestionStatus.PUBLISHED));
        assertThat(types(next, "&from=" + later)).containsExactly("QuestionRestored");
        assertThat(types(next, "&to=" + later)).hasSize(4).doesNotContain("QuestionRestored");
    }

    @Test
    void isReadInPagesOfWhichNoneRepeatsOrSkips() {
        noise();
        long position = log.append(story.registered("a"), story.registered("b"));
        String path = story.path() + "/audit-trail?limit=2";

        JsonNode first = service.read(position, path);
        position = log.append(story.registered("c"));
        String cursor = first.get("next").asString();
        JsonNode second = service.read(position, path + "&cursor=" + cursor);

        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(second.get("items").size()).isEqualTo(2);
        assertThat(second.has("next")).isFalse();
        assertThat(second.at("/items/0/fact/demo").asString()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        "about=talk, about",
        "about=talk:, about",
        "about=demo:a, about",
        "about=talk:-x, about",
        "type=PollOpened, type",
        "actor=a%20b, actor",
        "from=yesterday, from",
        "from=2026-11-25T14:03:01Z, from",
        "to=2026-11-25T14:03:00.5Z, to",
        "to=%2B999999999-12-31T23:59:00Z, to"
    })
    void refusesWhatIsNoFilter(String query, String field) {
        service.read(log.append(story.created()), story.path());

        Answer answer = service.get(story.path() + "/audit-trail?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-parameter");
        assertThat(answer.body().path("field").asString()).isEqualTo(field);
    }

    @Test
    void doesNotTellWhoVotedOrAskedWithoutAName() {
        noise();
        log.append(room.drafted(room.singleChoice("good", "bad")), room.opened(1, null));
        long cast = log.append(by("p1"), room.cast(1, "p1", Room.ballot("good")));
        log.append(by("p2"), room.cast(1, "p2", Room.ballot("bad")));
        log.append(by("p1"), room.changed(1, "p1", Room.ballot("bad"), Room.ballot("good")));
        log.append(by("p1"), room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
        log.append(by("p1"), room.edited("q1", "p1", "Why not?", QuestionStatus.PUBLISHED));
        log.append(by("p1"), room.withdrawn("q1"), room.upvoted("q2", "p1"));
        log.append(by("p1"), room.asked("q3", "p1", "Grace", QuestionStatus.PUBLISHED));
        long position = log.append(room.closed(1), room.revealed(1));
        String whole = service.read(position, story.path() + "/audit-trail?limit=200").toString();

        // Grace is p1, and says so; nothing else may lead from her to what p1 did.
        JsonNode grace = trail(position, "&about=participant:p1").toList().getFirst();
        assertThat(grace.at("/fact/question").asString()).isEqualTo("q3");
        assertThat(types(position, "&about=participant:p1")).containsExactly("QuestionAsked");
        assertThat(types(position, "&actor=participant:" + story.conference() + "/p1"))
                .containsExactly("QuestionAsked");
        assertThat(whole.split("\\bp1\\b", -1)).as("as actor and as participant").hasSize(3);

        List<JsonNode> ballots =
                trail(position, "&about=poll:mood")
                        .filter(entry -> entry.has("anonymous"))
                        .toList();
        JsonNode first = ballots.getFirst();
        assertThat(first.get("at").asString()).isEqualTo(minute(cast).toString());
        assertThat(first.get("actor").asString())
                .isEqualTo("anonymous:" + first.at("/fact/participant").asString());
        assertThat(first.has("correlationId")).isFalse();
        assertThat(first.has("causationId")).isFalse();
        assertThat(first.at("/fact/ballot/options/0").asString()).isEqualTo("good");
        // One of them is seen to have changed a ballot, and is somebody else at every question.
        assertThat(ballots.get(2).get("actor")).isEqualTo(first.get("actor"));
        assertThat(ballots.get(1).get("actor")).isNotEqualTo(first.get("actor"));
        assertThat(
                        Stream.of("q1", "q2")
                                .map(q -> trail(position, "&about=question:" + q).toList())
                                .map(entries -> entries.getFirst().get("actor")))
                .doesNotContain(first.get("actor"))
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotTellWhoWithdrewAQuestionByWhatFollowsFromIt() {
        noise();
        log.append(by("p1"), room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
        log.append(by("p2"), room.asked("q2", "p2", null, QuestionStatus.PUBLISHED));
        log.append(by("p1"), room.upvoted("q2", "p1"));
        long position =
                log.append(
                        by("p1"),
                        room.unhighlighted("q1"),
                        room.unmerged("q2", "q1"),
                        room.withdrawn("q1"));

        List<JsonNode> entries = trail(position, "&about=talk:keynote").toList();

        assertThat(entries.toString()).doesNotContain("participant:", "\"p1\"");
        JsonNode unmerged = entries.get(entries.size() - 2);
        assertThat(unmerged.get("type").asString()).endsWith("QuestionUnmerged");
        assertThat(entries.stream().filter(e -> e.get("actor").equals(unmerged.get("actor"))))
                .as("else it would lead to the author's votes for the duplicate")
                .containsExactly(unmerged);
    }

    @Test
    void hidesWhatWasChosenUntilItIsRevealed() {
        noise();
        log.append(room.drafted(room.singleChoice("good", "bad")), room.opened(1, null));
        log.append(
                by("p1"),
                room.cast(1, "p1", Room.ballot("good")),
                room.changed(1, "p1", Room.ballot("bad"), Room.ballot("good")));
        long closed = log.append(room.closed(1));
        String query = "&type=lectern.poll.BallotChanged";

        JsonNode hidden = trail(closed, query).toList().getFirst();
        assertThat(hidden.get("withheld").toString()).isEqualTo("[\"ballot\",\"before\"]");
        assertThat(hidden.get("fact").has("ballot")).isFalse();
        String export = service.get(story.path() + "/audit-trail/export?format=csv").text();
        assertThat(export).contains("BallotCast").doesNotContain("good\"\"]");
        for (String path : List.of("/audit-trail/export", "/events")) {
            String lines = service.get(story.path() + path).text();
            assertThat(lines).as(path).contains("BallotCast").doesNotContain("\"good\"]");
        }

        long revealed = log.append(room.revealed(1), room.opened(2, null));
        long again = log.append(by("p1"), room.cast(2, "p1", Room.ballot("good")));
        JsonNode shown = trail(revealed, query).toList().getFirst();
        assertThat(shown.has("withheld")).isFalse();
        assertThat(shown.at("/fact/before/options/0").asString()).isEqualTo("good");
        List<JsonNode> cast = trail(again, "&type=lectern.poll.BallotCast").toList();
        assertThat(cast.getFirst().get("fact").has("ballot")).isTrue();
        assertThat(cast.getLast().get("fact").has("ballot")).as("of the next round").isFalse();
    }

    @Test
    void saysThatErasedTextIsErasedAndWithholdsWhatLetsSomebodyIn() {
        noise();
        long position =
                log.append(
                        story.opened("K7QTM4", Admission.OPEN),
                        story.opened(null),
                        story.named("eve"));
        lectern.keys().destroy(story.judgesKey("eve"));

        List<JsonNode> entries = trail(position, "").toList();

        assertThat(entries.getLast().at("/fact/name").toString()).isEqualTo("{\"erased\":true}");
        assertThat(entries.get(1).get("withheld").toString()).isEqualTo("[\"code\"]");
        assertThat(entries.toString()).doesNotContain("K7QTM4");
    }

    @Test
    void showsParticipantsEverythingOfThemselvesAndNobodyElse() {
        noise();
        log.append(
                story.joined("p1", null),
                story.joined("p2", null),
                room.drafted(room.singleChoice("good", "bad")),
                room.opened(1, null));
        long cast = log.append(by("p1"), room.cast(1, "p1", Room.ballot("good")));
        log.append(by("p2"), room.cast(1, "p2", Room.ballot("bad")));
        log.append(by("p1"), room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
        log.append(by("p1"), room.edited("q1", "p1", "Why not?", QuestionStatus.PUBLISHED));
        log.append(by("p2"), room.upvoted("q1", "p2"));
        long position = log.append(room.hidden("q1", "Not about the talk"), story.blocked("p1"));
        service.read(position, story.path() + "/audit-trail");

        String path = story.path() + "/audit-trail/mine";
        JsonNode mine = service.getAs(Keys.token(story.conference(), "p1"), path).body();

        List<JsonNode> items = mine.get("items").valueStream().toList();
        assertThat(items.stream().map(entry -> entry.get("type").asString()))
                .containsExactly(
                        "lectern.admission.ParticipantJoined",
                        "lectern.poll.BallotCast",
                        "lectern.question.QuestionAsked",
                        "lectern.question.QuestionEdited",
                        "lectern.question.QuestionHidden",
                        "lectern.admission.ParticipantBlocked");
        assertThat(items.get(1).at("/fact/ballot/options/0").asString()).isEqualTo("good");
        assertThat(items.get(1).get("at").asString())
                .isEqualTo(EventLog.recordedAt(cast).toString());
        assertThat(items.get(4).at("/fact/reason/text").asString()).isEqualTo("Not about the talk");
        assertThat(items.get(5).at("/fact/reason/text").asString()).isEqualTo("Shouted");
        assertThat(service.getAs(lectern.keys().ownersKey(), path).status())
                .as("an owner is no participant")
                .isEqualTo(403);
    }

    @Test
    void saysOfAnErasureByWhomItWasDone() {
        noise();
        log.append(story.joined("p1", null), story.joined("p2", null));
        log.append(new Metadata("member:civic/mo", "request", "command"), story.erased("p1"));
        long position = log.append(by("p2"), story.erasedThemselves("p2"));
        String type = "&type=lectern.admission.ParticipantErased";

        List<JsonNode> entries = trail(position, type).toList();

        assertThat(entries.getFirst().get("actor").asString()).isEqualTo("member:civic/mo");
        assertThat(entries.getFirst().at("/fact/participant").asString()).isEqualTo("p1");
        assertThat(entries.getFirst().at("/fact/reason/text").asString()).isEqualTo("Asked for it");
        assertThat(entries.getLast().get("actor").asString())
                .isEqualTo("participant:" + story.conference() + "/p2");
        assertThat(entries.getLast().get("at").asString())
                .as("who was seen to do it is not to be found by the time")
                .isEqualTo(minute(position).toString());
    }

    @Test
    void ofAnOrganisationIsForItsOwners() {
        var organisation = new OrganisationId("trail-organisation");
        Story own = lectern.newStoryOf(organisation);
        long position =
                log.append(
                        own.founded(),
                        own.admitted("ada"),
                        own.owning("ada"),
                        own.apiKey("ada", "laptop"),
                        own.apiKeyRevoked("laptop"));
        String path = "/api/organisations/trail-organisation/audit-trail";
        String owner = lectern.keys().ownersKey(organisation);

        Answer answer =
                service.getAs(
                        owner,
                        path + "?about=member:ada",
                        "Lectern-Min-Position",
                        Long.toString(position));

        assertThat(answer.body().get("items").valueStream().map(e -> e.get("type").asString()))
                .containsExactly(
                        "lectern.organisation.MemberAdmitted",
                        "lectern.organisation.OwnershipGranted",
                        "lectern.organisation.ApiKeyCreated");
        assertThat(answer.body().at("/items/2/withheld").toString()).isEqualTo("[\"hash\"]");
        assertThat(answer.body().at("/items/2/fact/name/text").asString()).isEqualTo("Key laptop");
        assertThat(service.getAs(owner, path + "/export").text().lines()).hasSize(5);
        assertThat(service.get(path).status()).as("another organisation's").isEqualTo(404);
    }
}
