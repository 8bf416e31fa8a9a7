package dev.lectern.query.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class ParticipationTest {

    private static final String QUESTIONS = "/questions/mine";
    private static final String UPVOTES = "/upvotes/mine";

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private long position;

    @BeforeEach
    void begin() {
        tell(story.created(), room.scheduled("Keynote"), room.questionsOpened());
    }

    private void tell(Fact... facts) {
        position = lectern.log().append(facts);
    }

    private JsonNode read(String participant, String path) {
        Answer answer = ask(participant, path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer ask(String participant, String path) {
        return lectern.service()
                .getAs(
                        Keys.token(story.conference(), participant),
                        story.path() + path,
                        "Lectern-Min-Position",
                        Long.toString(position));
    }

    private List<String> ids(String participant, String path, String field) {
        return read(participant, path)
                .get("items")
                .valueStream()
                .map(item -> item.get(field).asString())
                .toList();
    }

    private String at() {
        return EventLog.recordedAt(position).toString();
    }

    @Test
    void showsAuthorsWhatBecameOfTheirQuestionsByWhomAndWhy() {
        tell(room.asked("q1", "p1", "Grace", QuestionStatus.PENDING));
        String asked = at();
        assertThat(read("p1", QUESTIONS).toString())
                .isEqualTo(
                        """
                        {"items":[{"id":"q1","talk":"keynote","text":"Why q1?","author":"Grace",\
                        "status":"pending","askedAt":"%s","upvotes":0}]}\
                        """
                                .formatted(asked));

        position =
                lectern.log()
                        .append(
                                new Metadata("member:civic/mo", "correlation", "causation"),
                                room.hidden("q1", "Not kind"));
        assertThat(read("p1", QUESTIONS).at("/items/0/status").asString()).isEqualTo("hidden");
        assertThat(read("p1", QUESTIONS).at("/items/0/moderation").toString())
                .isEqualTo(
                        """
                        {"status":"hidden","by":"member:civic/mo","at":"%s","reason":"Not kind"}\
                        """
                                .formatted(at()));

        tell(room.edited("q1", "p1", "Why not?", QuestionStatus.HIDDEN));
        assertThat(read("p1", QUESTIONS).at("/items/0").toString())
                .contains("\"text\":\"Why not?\"", "\"reason\":\"Not kind\"")
                .doesNotContain("Grace");

        tell(room.restored("q1", QuestionStatus.PUBLISHED));
        assertThat(read("p1", QUESTIONS).at("/items/0/moderation").toString())
                .contains("\"status\":\"published\"", "\"by\":\"member:organiser\"")
                .doesNotContain("reason");

        tell(room.answered("q1", "Because"));
        assertThat(read("p1", QUESTIONS).at("/items/0/answer").toString())
                .isEqualTo(
                        "{\"live\":false,\"text\":\"Because\",\"answeredAt\":\"%s\"}"
                                .formatted(at()));
        tell(room.answered("q1", null));
        assertThat(read("p1", QUESTIONS).at("/items/0/answer/live").asBoolean()).isTrue();
        tell(room.withdrawn("q1"));
        assertThat(read("p1", QUESTIONS).at("/items/0/status").asString()).isEqualTo("withdrawn");
    }

    @Test
    void countsVotesAndSaysWhatItWasMergedInto() {
        tell(
                room.asked("q1", "p1", null, QuestionStatus.PUBLISHED),
                room.asked("q2", "p2", null, QuestionStatus.PUBLISHED),
                room.upvoted("q1", "p2"),
                room.upvoted("q1", "p3"),
                room.upvoted("q2", "p3"),
                room.upvoted("q2", "p4"),
                room.merged("q1", "q2"));

        assertThat(read("p1", QUESTIONS).at("/items/0/mergedInto").asString()).isEqualTo("q2");
        assertThat(read("p1", QUESTIONS).at("/items/0/upvotes").asInt()).isEqualTo(2);
        tell(room.upvoteRetracted("q1", "p2"), room.unmerged("q1", "q2"));
        assertThat(read("p1", QUESTIONS).at("/items/0").has("mergedInto")).isFalse();
        assertThat(read("p1", QUESTIONS).at("/items/0/upvotes").asInt()).isEqualTo(1);
    }

    @Test
    void showsNobodyWhatIsSomebodyElses() {
        tell(
                room.asked("q1", "p1", null, QuestionStatus.PUBLISHED),
                room.asked("q2", "p2", null, QuestionStatus.PUBLISHED),
                room.upvoted("q1", "p2"),
                room.upvoted("q2", "p1"));

        assertThat(ids("p1", QUESTIONS, "id")).containsExactly("q1");
        assertThat(ids("p2", QUESTIONS, "id")).containsExactly("q2");
        assertThat(ids("p1", UPVOTES, "question")).containsExactly("q2");
        assertThat(ids("p2", UPVOTES, "question")).containsExactly("q1");
        assertThat(ids("p3", QUESTIONS, "id")).isEmpty();
        assertThat(ids("p3", UPVOTES, "question")).isEmpty();
    }

    @Test
    void leavesOutRetractedUpvotes() {
        tell(
                room.asked("q1", "p1", null, QuestionStatus.PUBLISHED),
                room.asked("q2", "p1", null, QuestionStatus.PUBLISHED),
                room.upvoted("q2", "p2"),
                room.upvoted("q1", "p2"),
                room.upvoteRetracted("q2", "p2"));

        assertThat(read("p2", UPVOTES).toString())
                .isEqualTo("{\"items\":[{\"talk\":\"keynote\",\"question\":\"q1\"}]}");
        tell(room.upvoted("q2", "p2"));
        assertThat(ids("p2", UPVOTES, "question")).containsExactly("q1", "q2");
        assertThat(ids("p2", UPVOTES + "?talk=keynote", "question")).containsExactly("q1", "q2");
        assertThat(ids("p2", UPVOTES + "?talk=other", "question")).isEmpty();
    }

    @Test
    void readsErasedTextsAsErased() {
        tell(room.asked("q1", "p1", "Grace", QuestionStatus.PUBLISHED));
        read("p1", QUESTIONS);

        lectern.keys().destroy(KeyId.of(story.conference(), new ParticipantId("p1")));

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(read("p1", QUESTIONS).at("/items/0").toString())
                                .contains("\"text\":null,\"erased\":true")
                                .doesNotContain("Grace"));
    }

    @Test
    void hasEveryItemOnOnePageThoughMoreCome() {
        for (int i = 10; i < 20; i++) {
            tell(
                    room.asked("q" + i, "p1", null, QuestionStatus.PUBLISHED),
                    room.upvoted("q" + i, "p1"));
        }
        List<String> questions = ids("p1", QUESTIONS, "id");

        assertThat(questions).hasSize(10).startsWith("q19", "q18").endsWith("q10");
        assertThat(paged(QUESTIONS, "id")).isEqualTo(questions);
        assertThat(ids("p1", QUESTIONS + "?talk=other", "id")).isEmpty();
        List<String> upvotes = ids("p1", UPVOTES, "question");
        assertThat(upvotes).hasSizeGreaterThan(10).endsWith("q18", "q19");
        assertThat(paged(UPVOTES, "question")).isEqualTo(upvotes);
    }

    /** With a newer question before each page, and a vote for it: it stands before all others. */
    private List<String> paged(String path, String field) {
        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            JsonNode page = read("p1", path + "?limit=3" + next);
            page.get("items").forEach(item -> seen.add(item.get(field).asString()));
            String cursor = page.path("next").asString(null);
            next = cursor == null ? null : "&cursor=" + cursor;
            String newer = "a" + (1_000_000 - position);
            tell(
                    room.asked(newer, "p1", null, QuestionStatus.PUBLISHED),
                    room.upvoted(newer, "p1"));
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(strings = {QUESTIONS, UPVOTES})
    void hasNoCursorsOfAnotherTalkAndIsOfNoMember(String path) {
        tell(
                room.asked("q1", "p1", null, QuestionStatus.PUBLISHED),
                room.asked("q2", "p1", null, QuestionStatus.PUBLISHED),
                room.upvoted("q1", "p1"),
                room.upvoted("q2", "p1"));
        String cursor = read("p1", path + "?limit=1").get("next").asString();

        Answer answer = ask("p1", path + "?talk=keynote&cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-cursor");
        assertThat(ask("p1", path + "?participant=p2").body().path("code").asString())
                .isEqualTo("unknown-parameter");
        assertThat(lectern.service().get(story.path() + path).status()).isEqualTo(403);
    }
}
