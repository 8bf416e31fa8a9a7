package dev.lectern.query.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.Fact;
import dev.lectern.api.OrganisationId;
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

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** People who ask what is held about them get all of it, and nothing of anybody else. */
class PersonalExportTest {

    private static final Metadata ORGANISER = new Metadata("member:people/or", "trace", "command");

    private final Installation lectern = Installation.shared();
    private final RunningQuery service = lectern.service();
    private final EventLog log = lectern.log();

    private static List<String> types(JsonNode export) {
        return export.get("records")
                .valueStream()
                .map(record -> record.get("type").asString())
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
    }

    @Test
    void givesParticipantsAllThatIsHeldAboutThem() {
        Story story = lectern.newStory();
        Room room = story.room();
        var p1 = new Metadata("participant:" + story.conference() + "/p1", "trace", "command");
        var p2 = new Metadata("participant:" + story.conference() + "/p2", "trace", "command");
        log.append(story.created(), story.joined("p1", null), story.joined("p2", null));
        log.append(room.scheduled("Keynote"));
        log.append(room.drafted(room.singleChoice("good", "bad")), room.opened(1, null));
        log.append(p1, room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
        log.append(p2, room.asked("q2", "p2", null, QuestionStatus.PUBLISHED));
        log.append(p2, room.upvoted("q1", "p2"), room.cast(1, "p2", Room.ballot("bad")));
        log.append(p1, room.upvoted("q2", "p1"), room.cast(1, "p1", Room.ballot("good")));
        long position = log.append(room.hidden("q1", "Not about the talk"), story.blocked("p1"));
        service.read(position, story.path() + "/audit-trail");
        String path = story.path() + "/participants/me/export";

        Answer answer = service.getAs(Keys.token(story.conference(), "p1"), path);

        JsonNode export = answer.body();
        assertThat(export.get("participant").asString()).isEqualTo("p1");
        assertThat(types(export))
                .containsExactly(
                        "ParticipantJoined",
                        "QuestionAsked",
                        "UpvoteCast",
                        "BallotCast",
                        "QuestionHidden",
                        "ParticipantBlocked");
        assertThat(export.at("/records/1/fact/text/text").asString()).isEqualTo("Why q1?");
        assertThat(export.at("/records/3/fact/ballot/options/0").asString()).isEqualTo("good");
        assertThat(export.at("/records/5/fact/reason/text").asString()).isEqualTo("Shouted");
        assertThat(answer.text()).doesNotContain("\"p2\"", "q2?");
        assertThat(answer.response().headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"participant-p1.json\"");
    }

    @Test
    void givesOwnersAllThatIsHeldAboutAMemberInAllConferences() {
        var organisation = new OrganisationId("people");
        Story first = lectern.newStoryOf(organisation);
        Story second = lectern.newStoryOf(organisation);
        Story elsewhere = lectern.newStory();
        log.append(
                ORGANISER,
                first.founded(),
                first.admitted("mia"),
                first.admitted("max"),
                first.apiKey("mia", "mias-laptop"));
        log.append(first.created(), first.opened(null), first.named("mia"), first.named("max"));
        log.append(
                new Metadata("member:people/mia", "trace", "command"),
                first.registered("a"),
                first.submitted("mia", "a", "impact=8", "craft=6.5"));
        log.append(second.created(), second.granted("mia", Role.MODERATOR));
        log.append(
                new Metadata("member:people/mia", "trace", "command"),
                second.room().scheduled("Öffnung 🎤"));
        log.append(elsewhere.created(), elsewhere.opened(null), elsewhere.named("mia"));
        Instant used = Instant.parse("2026-11-25T10:00:00Z");
        lectern.keys().used(organisation, "mias-laptop", used);
        String owner = lectern.keys().ownersKey(organisation);
        String path = "/api/organisations/people/members/mia/export";

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(types(service.getAs(owner, path).body()))
                                .containsExactlyInAnyOrder(
                                        "MemberAdmitted",
                                        "ApiKeyCreated",
                                        "JudgeNamed",
                                        "DemoRegistered",
                                        "ScorecardSubmitted",
                                        "RoleGranted",
                                        "TalkScheduled"));

        Answer answer = service.getAs(owner, path);
        JsonNode export = answer.body();
        assertThat(export.get("member").asString()).isEqualTo("mia");
        assertThat(export.at("/records/0/fact/name/text").asString()).isEqualTo("Member mia");
        assertThat(export.at("/apiKeys/0/id").asString()).isEqualTo("mias-laptop");
        assertThat(export.at("/apiKeys/0/lastUsedAt").asString()).isEqualTo(used.toString());
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .contains("application/json;charset=UTF-8");
        assertThat(answer.text())
                .contains("{\"text\":\"Nice a\"}", "{\"text\":\"Judge mia\"}", "Öffnung 🎤")
                .doesNotContain("\"max\"", elsewhere.conference().value() + '"', "\"hash\":");
    }

    @Test
    void tellsAMemberWhoIsOnlyASpeakerFromOneNobodyHasHeardOf() {
        var organisation = new OrganisationId("speakers");
        Story story = lectern.newStoryOf(organisation);
        long position = log.append(story.created(), story.room().scheduled("Keynote"));
        String owner = lectern.keys().ownersKey(organisation);
        for (String read : List.of("/audit-trail", "/members")) {
            String path = story.path() + read;
            String wait = Long.toString(position);
            assertThat(service.getAs(owner, path, "Lectern-Min-Position", wait).status())
                    .isEqualTo(200);
        }
        String members = "/api/organisations/speakers/members/";

        Answer ada = service.getAs(owner, members + "ada/export");
        Answer nobody = service.getAs(owner, members + "nobody/export");

        assertThat(types(ada.body())).containsExactly("TalkScheduled");
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.body().get("code").asString()).isEqualTo("unknown-member");
    }

    @Test
    void hasEveryRecordOnceHoweverManyPagesThatTakes() {
        Story story = lectern.newStory();
        var p1 = new Metadata("participant:" + story.conference() + "/p1", "trace", "command");
        Room room = story.room();
        log.append(story.created(), story.joined("p1", null));
        log.append(room.drafted(room.singleChoice("good", "bad")), room.opened(1, null));
        var facts = new ArrayList<Fact>();
        facts.add(room.cast(1, "p1", Room.ballot("good")));
        for (int i = 0; i < 1_050; i++) {
            facts.add(room.changed(1, "p1", Room.ballot("bad"), Room.ballot("good")));
            facts.add(room.changed(1, "p1", Room.ballot("good"), Room.ballot("bad")));
        }
        long position = log.append(p1, facts.toArray(Fact[]::new));
        service.read(position, story.path() + "/audit-trail");

        Answer answer =
                service.getAs(
                        Keys.token(story.conference(), "p1"),
                        story.path() + "/participants/me/export");

        assertThat(
                        answer.body()
                                .get("records")
                                .valueStream()
                                .map(record -> record.get("position").asLong()))
                .hasSize(2_102)
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
