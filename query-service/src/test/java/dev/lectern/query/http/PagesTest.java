package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Whoever turns all pages sees every item once, also while more come. */
class PagesTest {

    private final Installation lectern = Installation.shared();
    private final RunningQuery service = lectern.service();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private long position;

    @BeforeEach
    void judge() {
        position =
                lectern.log()
                        .append(
                                story.created(),
                                story.registered("d3"),
                                story.registered("d1"),
                                story.registered("d2"),
                                story.opened(null),
                                story.named("zoe"),
                                story.named("ada"),
                                story.named("bob"),
                                story.submitted("zoe", "d1", "impact=5", "craft=4"),
                                story.submitted("ada", "d2", "impact=5", "craft=4"),
                                story.submitted("ada", "d1", "impact=5", "craft=4"),
                                story.conflict("ada", "d1"),
                                room.scheduled("Keynote"));
        for (String question : List.of("q2", "q1", "q3")) {
            position =
                    lectern.log()
                            .append(
                                    room.asked(question, "p1", null, QuestionStatus.PENDING),
                                    room.labelled(question, "budget"),
                                    room.asked(
                                            'o' + question, "p2", null, QuestionStatus.PUBLISHED),
                                    room.upvoted('o' + question, "p1"));
        }
    }

    /** Participants alone have something of their own. */
    private Answer ask(String path, String... headers) {
        return path.contains("/mine")
                ? service.getAs(Keys.token(story.conference(), "p1"), path, headers)
                : service.get(path, headers);
    }

    private JsonNode page(String path, int limit, @Nullable String cursor) {
        Answer answer =
                ask(
                        path + "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor),
                        "Lectern-Min-Position",
                        Long.toString(position));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private List<String> all(String path, int limit) {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            JsonNode page = page(path, limit, cursor);
            assertThat(page.get("items").size()).isBetween(1, limit);
            page.get("items").forEach(item -> seen.add(item.toString()));
            cursor = page.path("next").asString(null);
        } while (cursor != null);
        return seen;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demos",
                "/competitions/main/judges",
                "/competitions/main/scorecards",
                "/talks/keynote/questions",
                "/moderation-queue",
                "/moderation-log",
                "/questions/mine",
                "/upvotes/mine"
            })
    void haveEveryItemOnceInTheSameOrder(String list) {
        List<String> whole = all(story.path() + list, 200);

        assertThat(whole).hasSize(3).doesNotHaveDuplicates();
        assertThat(all(story.path() + list, 1)).isEqualTo(whole);
        assertThat(all(story.path() + list, 2)).isEqualTo(whole);
        assertThat(all(story.path() + list, 3)).isEqualTo(whole);
    }

    @Test
    void goOnWhereTheLastOneEndedThoughMoreHasCome() {
        String scorecards = story.competitionPath() + "/scorecards";
        String next = page(scorecards, 2, null).get("next").asString();
        position = lectern.log().append(story.submitted("ada", "d3", "impact=1", "craft=1"));

        JsonNode rest = page(scorecards, 2, next);

        assertThat(rest.get("items").valueStream().map(s -> s.at("/judge").asString()))
                .containsExactly("ada", "zoe");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void ofScorecardsSayWhichCount() {
        JsonNode page = page(story.competitionPath() + "/scorecards", 1, null);

        assertThat(page.at("/items/0/status").asString()).isEqualTo("conflict");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, invalid-parameter, limit",
        "limit=201, invalid-parameter, limit",
        "limit=-1, invalid-parameter, limit",
        "limit=1e3, invalid-parameter, limit",
        "limit=99999999999999999999, invalid-parameter, limit",
        "limit=, invalid-parameter, limit",
        "cursor=, invalid-parameter, cursor",
        "cursor=!, invalid-cursor, cursor",
        "cursor=AAAA, invalid-cursor, cursor",
        "cursor=a%20b, invalid-cursor, cursor",
        "page=2, unknown-parameter, page"
    })
    void areAskedForAsTheyCanBe(String query, String code, String field) {
        for (String list :
                List.of(
                        "/demos",
                        "/competitions/main/judges",
                        "/competitions/main/scorecards",
                        "/moderation-queue",
                        "/moderation-log",
                        "/questions/mine",
                        "/upvotes/mine")) {
            Answer answer = ask(story.path() + list + "?" + query);

            assertThat(answer.status()).as(list).isEqualTo(400);
            assertThat(answer.body().path("code").asString()).isEqualTo(code);
            assertThat(answer.body().path("field").asString()).isEqualTo(field);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void haveNoCursorsOfOtherListsNorOfOurOwnMaking() {
        String demos = page(story.path() + "/demos", 1, null).get("next").asString();
        String forged = encoded("demos/" + story.conference() + "\nx");
        String nul = encoded("scorecards/" + story.conference() + "/main\n\0\n");

        for (String path :
                List.of(
                        story.competitionPath() + "/judges?cursor=" + demos,
                        story.path() + "/demos?cursor=" + forged,
                        story.competitionPath() + "/scorecards?cursor=" + nul)) {
            Answer answer = service.get(path);

            assertThat(answer.body().path("code").asString()).as(path).isEqualTo("invalid-cursor");
        }
    }
}
