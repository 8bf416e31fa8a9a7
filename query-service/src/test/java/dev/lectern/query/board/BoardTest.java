package dev.lectern.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

class BoardTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private final String path = story.path() + "/talks/keynote/questions";
    private long position;

    @BeforeEach
    void begin() {
        tell(story.created(), room.scheduled("Keynote"), room.questionsOpened());
    }

    private void tell(Fact... facts) {
        position = lectern.log().append(facts);
    }

    private void ask(String question, String participant) {
        tell(room.asked(question, participant, null, QuestionStatus.PUBLISHED));
    }

    private void vote(String question, String... participants) {
        tell(Stream.of(participants).map(p -> room.upvoted(question, p)).toArray(Fact[]::new));
    }

    private JsonNode board(String query) {
        return lectern.service().read(position, path + query);
    }

    /** Such as {@code q1 2}, in the order of the board. */
    private List<String> votes(String query) {
        return board(query)
                .get("items")
                .valueStream()
                .map(q -> q.get("id").asString() + ' ' + q.get("upvotes").asInt())
                .toList();
    }

    private List<String> ids(String query) {
        return board(query).get("items").valueStream().map(q -> q.get("id").asString()).toList();
    }

    @Test
    void isOfATalkThatThereIs() {
        board("");

        Answer answer = lectern.service().get(story.path() + "/talks/nothing/questions");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("code").asString()).isEqualTo("unknown-talk");
        assertThat(answer.body().get("field").asString()).isEqualTo("talk");
    }

    @ParameterizedTest
    @CsvSource({
        "sort=loudest, invalid-parameter, sort",
        "sort=, invalid-parameter, sort",
        "status=hidden, invalid-parameter, status",
        "status=Published, invalid-parameter, status",
        "label=a%20b, invalid-parameter, label",
        "label=, invalid-parameter, label",
        "limit=0, invalid-parameter, limit",
        "cursor=AAAA, invalid-cursor, cursor",
        "author=p1, unknown-parameter, author"
    })
    void refusesByNameWhatItCannotSortOrFilterBy(String query, String code, String field) {
        board("");

        Answer answer = lectern.service().get(path + '?' + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.body().path("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=newest&", "status=published&", "label=budget&"})
    void hasNoCursorsOfAnotherOrderOrFilter(String other) {
        ask("q1", "p1");
        ask("q2", "p1");
        String cursor = board("?limit=1").get("next").asString();

        Answer answer = lectern.service().get(path + '?' + other + "cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-cursor");
    }

    @Test
    void showsWhatEverybodyMaySeeAndNoMore() {
        tell(room.asked("q1", "secret-author", "Grace", QuestionStatus.PUBLISHED));
        String asked = minute();
        vote("q1", "secret-voter");
        tell(room.labelled("q1", "funding"), room.labelled("q1", "budget"), room.highlighted("q1"));
        tell(room.answered("q1", "Because"));
        String answered = minute();

        assertThat(board("").toString())
                .isEqualTo(
                        """
                        {"questionsOpen":true,"items":[{"id":"q1","text":"Why q1?","author":"Grace",\
                        "status":"answered","askedAt":"%s","upvotes":1,"highlighted":true,\
                        "labels":["budget","funding"],\
                        "answer":{"live":false,"text":"Because","answeredAt":"%s"},"duplicates":[]}]}\
                        """
                                .formatted(asked, answered));
        tell(room.unhighlighted("q1"), room.unlabelled("q1", "budget"), room.questionsClosed());
        assertThat(board("").toString())
                .startsWith("{\"questionsOpen\":false,")
                .contains("\"highlighted\":false,\"labels\":[\"funding\"]");
    }

    private String minute() {
        return EventLog.recordedAt(position).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Also by way of a cursor, which is nothing but text in base64. */
    @Test
    void tellsNothingByWhichAnAnonymousAuthorCouldBeRecognised() {
        ask("q1", "secret-author");
        long asked = position;
        ask("q2", "secret-author");
        vote("q2", "secret-voter");

        for (String sort : List.of("votes", "newest", "answered")) {
            String text = board("?limit=1&sort=" + sort).toString();
            String cursor = board("?limit=1&sort=" + sort).get("next").asString();
            var told = text + new String(Base64.getUrlDecoder().decode(cursor), UTF_8);

            assertThat(told)
                    .doesNotContain("secret", "\"author\"", "\n" + asked + "\n")
                    .doesNotContain(EventLog.recordedAt(asked).toString());
        }
    }

    @Test
    void showsTheAudienceNothingThatIsNotPublished() {
        tell(
                room.asked("pending", "p1", null, QuestionStatus.PENDING),
                room.asked("edited", "p1", null, QuestionStatus.PENDING),
                room.approved("edited"),
                room.edited("edited", "p1", "Rude", QuestionStatus.PENDING),
                room.asked("hidden", "p1", null, QuestionStatus.PUBLISHED),
                room.answered("hidden", "A secret answer"),
                room.hidden("hidden", "A secret reason"),
                room.asked("withdrawn", "p1", null, QuestionStatus.PUBLISHED),
                room.withdrawn("withdrawn"),
                room.asked("root", "p1", null, QuestionStatus.PUBLISHED),
                room.asked("twin", "p2", null, QuestionStatus.PUBLISHED),
                room.merged("twin", "root"),
                room.hidden("twin", "A secret reason"));
        String participant = Keys.token(story.conference(), "p9");

        for (String query : List.of("", "?sort=newest", "?sort=answered", "?status=answered")) {
            assertThat(board(query).toString())
                    .doesNotContain(
                            "pending", "edited", "Rude", "hidden", "secret", "withdrawn", "twin");
            Answer answer = lectern.service().getAs(participant, path + query);
            assertThat(answer.body()).isEqualTo(board(query));
        }
        assertThat(ids("")).containsExactly("root");
        assertThat(board("").at("/items/0/duplicates")).isEmpty();

        tell(
                room.approved("pending"),
                room.restored("hidden", QuestionStatus.ANSWERED),
                room.restored("twin", QuestionStatus.PUBLISHED));
        assertThat(ids("")).containsExactlyInAnyOrder("pending", "hidden", "root");
        assertThat(board("?status=answered").at("/items/0/answer/text").asString())
                .isEqualTo("A secret answer");
        assertThat(board("").toString()).contains("\"duplicates\":[{\"id\":\"twin\",");
    }

    @Test
    void keepsEveryCharacter() {
        String text =
                "שלום 👩🏽‍🚀 é(e\u0301) \u202eمرحبا\u202c\tZ̵̛͓a̶l̷g̸o̶ \"quoted\" \\ </script>\nnext";
        ask("q1", "p1");
        tell(room.edited("q1", "p1", text, QuestionStatus.PUBLISHED), room.answered("q1", text));

        assertThat(board("").at("/items/0/text").asString()).isEqualTo(text);
        assertThat(board("").at("/items/0/answer/text").asString()).isEqualTo(text);
    }

    @Test
    void readsAnErasedAuthorsTextsAsErased() {
        tell(
                room.asked("q1", "p1", "Grace", QuestionStatus.PUBLISHED),
                room.asked("q2", "p2", "Alan", QuestionStatus.PUBLISHED),
                room.asked("q3", "p1", "Grace", QuestionStatus.PUBLISHED),
                room.merged("q3", "q2"),
                room.upvoted("q1", "p3"));
        board("");

        lectern.keys().destroy(KeyId.of(story.conference(), new ParticipantId("p1")));

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(board("").at("/items/0").toString())
                                .startsWith(
                                        "{\"id\":\"q1\",\"text\":null,\"erased\":true,\"status\":"));
        assertThat(board("").toString())
                .doesNotContain("Grace", "Why q1", "Why q3")
                .contains("Alan");
        assertThat(board("").at("/items/1/duplicates/0/erased").asBoolean()).isTrue();
        assertThat(votes("")).as("its votes count").containsExactly("q1 1", "q2 0");
    }

    @Test
    void sortsAndFilters() {
        for (String question : List.of("a", "b", "c", "d")) {
            ask(question, "p1");
            laterByAMinute();
        }
        vote("b", "p2", "p3");
        vote("d", "p2");
        tell(room.answered("c", null));
        laterByAMinute();
        tell(room.answered("a", "Yes"), room.labelled("a", "x"), room.labelled("d", "x"));

        assertThat(votes("")).containsExactly("b 2", "d 1", "a 0", "c 0");
        assertThat(ids("?sort=votes")).isEqualTo(ids(""));
        assertThat(ids("?sort=newest")).containsExactly("d", "c", "b", "a");
        assertThat(ids("?sort=answered")).containsExactly("a", "c", "b", "d");
        assertThat(ids("?status=answered")).containsExactly("a", "c");
        assertThat(ids("?status=published&sort=newest")).containsExactly("d", "b");
        assertThat(ids("?label=x")).containsExactly("d", "a");
        assertThat(ids("?label=x&status=published")).containsExactly("d");
        assertThat(ids("?label=y")).isEmpty();
        assertThat(board("?status=answered").at("/items/1/answer/live").asBoolean()).isTrue();
    }

    /** Events are a second apart. */
    private void laterByAMinute() {
        for (int i = 0; i < 60; i++) {
            tell(story.registered("filler"));
        }
    }

    @Test
    void hasEveryQuestionOnOnePageThoughVotesChange() {
        for (int i = 10; i < 30; i++) {
            ask("q" + i, "p0");
            if (i % 3 == 0) {
                vote("q" + i, "p1", "p2");
            }
        }
        for (String sort : List.of("votes", "newest", "answered")) {
            assertThat(paged(sort, 7, () -> {})).isEqualTo(ids("?sort=" + sort));
        }
        var voters = Stream.iterate(3, i -> i + 1).map(i -> "p" + i).iterator();

        List<String> seen = paged("votes", 4, () -> vote("q29", voters.next()));

        assertThat(seen)
                .as("who has not moved is there once")
                .doesNotHaveDuplicates()
                .containsAll(ids("").stream().filter(q -> !q.equals("q29")).toList());
        assertThat(paged("newest", 4, () -> vote("q11", voters.next())))
                .as("by newest nothing moves")
                .isEqualTo(ids("?sort=newest"));
    }

    private List<String> paged(String sort, int limit, Runnable between) {
        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            JsonNode page = board("?sort=" + sort + "&limit=" + limit + next);
            page.get("items").forEach(q -> seen.add(q.get("id").asString()));
            String cursor = page.path("next").asString(null);
            next = cursor == null ? null : "&cursor=" + cursor;
            between.run();
        }
        return seen;
    }
}
