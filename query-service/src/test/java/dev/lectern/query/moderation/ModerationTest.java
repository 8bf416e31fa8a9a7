package dev.lectern.query.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.TalkKind;
import dev.lectern.api.wire.Metadata;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

class ModerationTest {

    private static final String QUEUE = "/moderation-queue";
    private static final String LOG = "/moderation-log";

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

    private void tellAs(String actor, Fact... facts) {
        position = lectern.log().append(new Metadata(actor, "correlation", "causation"), facts);
    }

    private void ask(String question, String participant) {
        tell(room.asked(question, participant, null, QuestionStatus.PENDING));
    }

    private JsonNode read(String path) {
        return lectern.service().read(position, story.path() + path);
    }

    private List<String> queued(String query) {
        return read(QUEUE + query)
                .get("items")
                .valueStream()
                .map(q -> q.get("id").asString())
                .toList();
    }

    /** Such as {@code hidden q1}. */
    private List<String> log(String query) {
        return read(LOG + query)
                .get("items")
                .valueStream()
                .map(e -> e.get("act").asString() + ' ' + e.path("question").asString("-"))
                .toList();
    }

    private static String minute(long position) {
        return EventLog.recordedAt(position).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "moderation-queue?status=withdrawn, invalid-parameter, status",
        "moderation-queue?status=, invalid-parameter, status",
        "moderation-queue?talk=a%20b, invalid-parameter, talk",
        "moderation-queue?cursor=AAAA, invalid-cursor, cursor",
        "moderation-queue?question=q1, unknown-parameter, question",
        "moderation-log?question=, invalid-parameter, question",
        "moderation-log?talk=a%20b, invalid-parameter, talk",
        "moderation-log?limit=0, invalid-parameter, limit",
        "moderation-log?cursor=AAAA, invalid-cursor, cursor",
        "moderation-log?status=hidden, unknown-parameter, status"
    })
    void refusesByNameWhatItCannotFilterBy(String query, String code, String field) {
        read(QUEUE);

        Answer answer = lectern.service().get(story.path() + '/' + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.body().path("field").asString()).isEqualTo(field);
    }

    @Test
    void queuesWhatWaitsTheOldestFirst() {
        tell(room.asked("q2", "p2", "Grace", QuestionStatus.PENDING));
        String asked = minute(position);
        ask("q1", "p1");
        tell(room.asked("seen", "p1", null, QuestionStatus.PUBLISHED));

        assertThat(read(QUEUE + "?limit=1").get("items").toString())
                .isEqualTo(
                        """
                        [{"id":"q2","talk":"keynote","participant":"p2","text":"Why q2?",\
                        "author":"Grace","status":"pending","askedAt":"%s"}]\
                        """
                                .formatted(asked));
        assertThat(queued("")).containsExactly("q2", "q1");
        assertThat(queued("?status=pending")).containsExactly("q2", "q1");
        assertThat(queued("?talk=keynote")).containsExactly("q2", "q1");
        assertThat(queued("?talk=other")).isEmpty();
        assertThat(read(QUEUE).get("items").get(1).has("author")).isFalse();
    }

    @Test
    void aSignedQuestionTellsNothingOfTheOthersOfItsAuthor() {
        tell(room.asked("signed", "p-secret", "Grace", QuestionStatus.PENDING));
        ask("unsigned", "p-secret");

        JsonNode items = read(QUEUE).get("items");

        assertThat(items.get(0).get("participant").asString()).isEqualTo("p-secret");
        assertThat(items.get(1).get("id").asString()).isEqualTo("unsigned");
        assertThat(items.get(1).toString()).doesNotContain("participant", "p-secret");
    }

    @Test
    void movesAQuestionWithItsStatus() {
        ask("q1", "p1");
        tell(room.approved("q1"));
        assertThat(queued("")).isEmpty();
        assertThat(queued("?status=published")).containsExactly("q1");
        tell(room.edited("q1", "p1", "Rude", QuestionStatus.PENDING));
        assertThat(read(QUEUE).at("/items/0/text").asString()).isEqualTo("Rude");
        tell(room.hidden("q1", "Not kind"));
        assertThat(read(QUEUE + "?status=hidden").at("/items/0/reason").asString())
                .isEqualTo("Not kind");
        tell(room.restored("q1", QuestionStatus.PENDING));
        assertThat(read(QUEUE).at("/items/0").has("reason")).isFalse();
        ask("q0", "p1");
        tell(room.approved("q1"), room.approved("q0"), room.merged("q1", "q0"));
        assertThat(read(QUEUE + "?status=published").at("/items/0/mergedInto").asString())
                .isEqualTo("q0");
        tell(room.unmerged("q1", "q0"), room.answered("q1", null));
        assertThat(read(QUEUE + "?status=answered").at("/items/0").has("mergedInto")).isFalse();
        tell(room.withdrawn("q1"));
        for (String status : List.of("pending", "published", "answered", "hidden")) {
            assertThat(queued("?status=" + status)).as(status).doesNotContain("q1");
        }
    }

    @Test
    void readsAnErasedAuthorsTextAsErased() {
        tell(room.asked("q1", "p1", "Grace", QuestionStatus.PENDING));
        ask("q2", "p2");
        tell(room.hidden("q1", "Not kind"));
        read(QUEUE);

        lectern.keys().destroy(KeyId.of(story.conference(), new ParticipantId("p1")));

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(read(QUEUE + "?status=hidden").at("/items/0").toString())
                                .contains("\"text\":null,\"erased\":true", "Not kind")
                                .doesNotContain("Grace", "Why q1"));
        assertThat(read(QUEUE).toString()).contains("Why q2?");
    }

    @Test
    void logsWhoDidWhatWhenAndWhyTheNewestFirst() {
        ask("q1", "p1");
        ask("q2", "p2");
        tell(
                room.approved("q1"),
                room.approved("q2"),
                room.labelled("q1", "budget"),
                room.unlabelled("q1", "budget"),
                room.highlighted("q1"),
                room.unhighlighted("q1"),
                room.merged("q2", "q1"),
                room.unmerged("q2", "q1"),
                room.answered("q1", "Because"),
                room.restored("q1", QuestionStatus.ANSWERED),
                room.questionsClosed());
        tell(story.joined("p1", null), story.blocked("p1"), story.unblocked("p1"));
        tellAs("member:civic/mo", room.hidden("q1", "Not kind"));
        Instant at = EventLog.recordedAt(position);

        assertThat(log(""))
                .containsExactly(
                        "hidden q1",
                        "participant-unblocked -",
                        "participant-blocked -",
                        "questions-closed -",
                        "restored q1",
                        "answered q1",
                        "unmerged q2",
                        "merged q2",
                        "unhighlighted q1",
                        "highlighted q1",
                        "unlabelled q1",
                        "labelled q1",
                        "approved q2",
                        "approved q1",
                        "questions-opened -");
        JsonNode items = read(LOG).get("items");
        assertThat(items.get(0).get("id").asString()).hasSize(36);
        assertThat(items.get(0).toString())
                .endsWith(
                        """
                        "at":"%s","by":"member:civic/mo","act":"hidden","talk":"keynote",\
                        "question":"q1","reason":"Not kind"}\
                        """
                                .formatted(at));
        assertThat(items.get(2).toString())
                .contains("\"participant\":\"p1\",\"reason\":\"Shouted\"");
        assertThat(items.get(6).get("mergedWith").asString()).isEqualTo("q1");
        assertThat(items.get(11).get("label").asString()).isEqualTo("budget");
        tell(room.cancelled());
        assertThat(read(LOG).at("/items/0").toString())
                .contains("\"act\":\"talk-cancelled\"", "The speaker is ill");
    }

    @Test
    void logsWhatAuthorsDoWithoutSayingWhoTheyAre() {
        String actor = "participant:" + story.conference() + "/secret";
        tellAs(actor, room.asked("q1", "secret", null, QuestionStatus.PENDING));
        tell(room.approved("q1"), room.highlighted("q1"));
        tellAs(
                actor,
                room.unhighlighted("q1"),
                room.edited("q1", "secret", "Rude", QuestionStatus.PENDING));
        String edited = minute(position);
        tellAs(actor, room.withdrawn("q1"));

        assertThat(log(""))
                .containsExactly(
                        "withdrawn q1",
                        "edited q1",
                        "unhighlighted q1",
                        "highlighted q1",
                        "approved q1",
                        "questions-opened -");
        assertThat(read(LOG).toString()).doesNotContain("secret", "Rude");
        assertThat(read(LOG).at("/items/1/by").asString()).isEqualTo("author");
        assertThat(read(LOG).at("/items/1/at").asString()).isEqualTo(edited);
        assertThat(read(LOG).at("/items/2/by").asString()).isEqualTo("author");
    }

    @Test
    void filtersTheLog() {
        ask("q1", "p1");
        ask("q2", "p1");
        ask("q3", "p1");
        tell(room.approved("q1"), room.approved("q2"), room.approved("q3"));
        tell(room.merged("q2", "q1"), story.joined("p1", null), story.blocked("p1"));
        tell(room.scheduled("other", TalkKind.TALK, 60));

        assertThat(log("?question=q1")).containsExactly("merged q2", "approved q1");
        assertThat(log("?question=q2")).containsExactly("merged q2", "approved q2");
        assertThat(log("?talk=keynote&question=q3")).containsExactly("approved q3");
        assertThat(log("?talk=keynote"))
                .as("a participant is blocked in the whole conference")
                .doesNotContain("participant-blocked -")
                .hasSize(5);
        assertThat(log("?talk=other")).isEmpty();
        assertThat(log("?question=nothing")).isEmpty();
    }

    @Test
    void hasEveryItemOnOnePageThoughMoreCome() {
        for (int i = 10; i < 20; i++) {
            ask("q" + i, "p1");
            tell(room.labelled("q" + i, "x"));
        }
        List<String> log = log("");
        List<String> queue = queued("");

        assertThat(paged(QUEUE, "id", () -> ask("later" + position, "p2")).subList(0, 10))
                .isEqualTo(queue);
        assertThat(paged(LOG, "question", () -> tell(room.labelled("q10", "l" + position))))
                .containsExactlyElementsOf(
                        log.stream()
                                .map(entry -> entry.substring(entry.indexOf(' ') + 1))
                                .toList());
    }

    private List<String> paged(String path, String field, Runnable between) {
        var seen = new ArrayList<String>();
        String next = "";
        for (int pages = 0; next != null && pages < 6; pages++) {
            JsonNode page = read(path + "?limit=3" + next);
            page.get("items").forEach(item -> seen.add(item.path(field).asString("-")));
            String cursor = page.path("next").asString(null);
            next = cursor == null ? null : "&cursor=" + cursor;
            between.run();
        }
        return seen;
    }

    @Test
    void hasNoCursorsOfAnotherStatusTalkOrQuestion() {
        ask("q1", "p1");
        ask("q2", "p1");
        tell(room.labelled("q1", "x"), room.labelled("q1", "y"));
        String queue = read(QUEUE + "?limit=1").get("next").asString();
        String log = read(LOG + "?limit=1").get("next").asString();

        for (String path :
                List.of(
                        QUEUE + "?status=hidden&cursor=" + queue,
                        QUEUE + "?talk=keynote&cursor=" + queue,
                        LOG + "?cursor=" + queue,
                        LOG + "?talk=keynote&cursor=" + log,
                        LOG + "?question=q1&cursor=" + log)) {
            Answer answer = lectern.service().get(story.path() + path);

            assertThat(answer.body().path("code").asString()).as(path).isEqualTo("invalid-cursor");
        }
    }
}
