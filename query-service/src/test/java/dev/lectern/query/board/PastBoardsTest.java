package dev.lectern.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.conference.Role;
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
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the room saw, and what has changed of it since. */
class PastBoardsTest {

    private static final List<String> VIEWS =
            List.of("?sort=votes", "?sort=newest", "?sort=answered&label=x", "?status=published");

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

    private JsonNode read(String query) {
        return lectern.service().read(position, path + query);
    }

    /** Everything that changes a board, event by event. */
    private List<Fact> discussion() {
        return List.of(
                room.asked("a", "p1", "Grace", QuestionStatus.PENDING),
                room.approved("a"),
                room.asked("b", "p2", null, QuestionStatus.PUBLISHED),
                room.asked("c", "p3", null, QuestionStatus.PUBLISHED),
                room.upvoted("a", "p2"),
                room.upvoted("b", "p2"),
                room.upvoted("b", "p4"),
                room.labelled("a", "x"),
                room.highlighted("b"),
                room.merged("b", "a"),
                room.upvoted("a", "p4"),
                room.upvoted("a", "p5"),
                room.upvoteRetracted("a", "p4"),
                room.edited("c", "p3", "Reworded", QuestionStatus.PENDING),
                room.hidden("a", "Rude"),
                room.restored("a", QuestionStatus.PUBLISHED),
                room.answered("a", "Because"),
                room.unmerged("b", "a"),
                room.unhighlighted("b"),
                room.unlabelled("a", "x"),
                room.withdrawn("c"),
                room.questionsClosed());
    }

    @Test
    void areWhatTheRoomSawThen() {
        var seen = new LinkedHashMap<Long, List<JsonNode>>();
        for (Fact fact : discussion()) {
            tell(fact);
            seen.put(position, VIEWS.stream().map(this::read).toList());
        }

        seen.forEach((then, live) -> {
            for (int i = 0; i < VIEWS.size(); i++) {
                JsonNode past = read(VIEWS.get(i) + "&asOf=" + then);
                assertThat(past.get("asOf").asLong()).isEqualTo(then);
                assertThat(((ObjectNode) past).without("asOf")).isEqualTo(live.get(i));
            }
        });
        assertThat(new HashSet<>(seen.values())).as("what was seen").hasSizeGreaterThan(15);
    }

    @Test
    void areThoseOfAMinute() {
        var seen = new LinkedHashMap<Instant, JsonNode>();
        for (String question : List.of("a", "b", "c")) {
            tell(room.asked(question, "p1", null, QuestionStatus.PUBLISHED));
            tell(room.upvoted(question, "p2"));
            JsonNode board = read("");
            tell(Collections.nCopies(60, story.registered("filler")).toArray(Fact[]::new));
            seen.put(EventLog.recordedAt(position).truncatedTo(ChronoUnit.MINUTES), board);
        }

        seen.forEach((minute, live) ->
                assertThat(((ObjectNode) read("?asOf=" + minute)).without("asOf")).isEqualTo(live));
    }

    @Test
    void haveEveryQuestionOnOnePage() {
        for (int i = 10; i < 20; i++) {
            tell(room.asked("q" + i, "p1", null, QuestionStatus.PUBLISHED));
        }
        long then = position;
        List<String> whole = ids(read(""));
        tell(room.upvoted("q19", "p2"), room.hidden("q10", "Rude"));

        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            JsonNode page = read("?limit=3&asOf=" + then + next);
            seen.addAll(ids(page));
            String cursor = page.path("next").asString(null);
            next = cursor == null ? null : "&cursor=" + cursor;
        }

        assertThat(seen).isEqualTo(whole).hasSize(10);
        String ofThen = read("?limit=3&asOf=" + then).get("next").asString();
        for (String other : List.of("", "&asOf=" + position)) {
            assertThat(refused("?cursor=" + ofThen + other)).isEqualTo("400 invalid-cursor cursor");
        }
    }

    private static List<String> ids(JsonNode board) {
        return board.get("items").valueStream().map(q -> q.get("id").asString()).toList();
    }

    private String refused(String query) {
        Answer answer = lectern.service().get(path + query);
        return answer.status()
                + " "
                + answer.body().path("code").asString()
                + ' '
                + answer.body().path("field").asString();
    }

    /** By halving finer times, one would find when somebody asked or voted. */
    @ParameterizedTest
    @CsvSource({
        "?asOf=2026-11-25T14:03:00.5Z, 400 invalid-parameter asOf",
        "?asOf=2026-11-25T14:03:01Z, 400 invalid-parameter asOf",
        "?asOf=yesterday, 400 invalid-parameter asOf",
        "?asOf=0, 404 unknown-talk talk",
        "?asOf=2001-01-01T00:00:00Z, 404 unknown-talk talk",
        "/changes, 400 missing-parameter from",
        "/changes?from=2026-11-25T14:03:01Z, 400 invalid-parameter from",
        "/changes?from=0&to=x, 400 invalid-parameter to",
        "/changes?from=999999999&to=1, 400 invalid-parameter to",
        "/changes?from=0&to=1, 404 unknown-talk talk",
        "/changes?from=0&cursor=AAAA, 400 invalid-cursor cursor"
    })
    void refuseWhatIsNoMomentOfTheTalk(String query, String expected) {
        read("?asOf=" + position);

        assertThat(refused(query)).isEqualTo(expected);
    }

    @Test
    void areNotForEverybodyAndShowNobodyMoreThanTheRoomSaw() {
        tell(
                story.granted("mo", Role.MODERATOR),
                story.granted("au", Role.AUDITOR),
                story.granted("sp", Role.SPEAKER),
                room.asked("q1", "secret-author", null, QuestionStatus.PUBLISHED),
                room.upvoted("q1", "secret-voter"),
                room.asked("waiting", "secret-author", null, QuestionStatus.PENDING));
        long then = position;
        tell(room.approved("waiting"), room.hidden("q1", "Rude"));
        read("?asOf=" + position);
        var keys = lectern.keys();
        String past = path + "?asOf=" + then;
        String changes = path + "/changes?from=" + then;

        for (String staff : List.of(keys.ownersKey(), keys.keyOf("mo"), keys.keyOf("au"))) {
            Answer answer = lectern.service().getAs(staff, past);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .contains("\"q1\"")
                    .doesNotContain("secret", "waiting", EventLog.recordedAt(then - 2).toString());
        }
        for (String other : List.of(keys.keyOf("sp"), Keys.token(story.conference(), "p1"))) {
            assertThat(lectern.service().getAs(other, path).status()).isEqualTo(200);
            assertThat(lectern.service().getAs(other, past).status()).isEqualTo(403);
            assertThat(lectern.service().getAs(other, changes).status()).isEqualTo(403);
        }
        assertThat(lectern.service().getAs(keys.keyOf("au"), changes).status()).isEqualTo(200);
        assertThat(lectern.service().getAs(keys.keyOf("mo"), changes).status())
                .as("the trail is not for moderators")
                .isEqualTo(403);
    }

    @Test
    void readErasedTextsAsErased() {
        tell(room.asked("q1", "p1", "Grace", QuestionStatus.PUBLISHED));
        long then = position;
        tell(room.edited("q1", "p1", "Reworded", QuestionStatus.PUBLISHED));
        assertThat(read("?asOf=" + then).toString()).contains("Why q1?", "Grace");

        lectern.keys().destroy(KeyId.of(story.conference(), new ParticipantId("p1")));

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(read("?asOf=" + then).toString())
                                .contains("\"text\":null,\"erased\":true")
                                .doesNotContain("Why q1?", "Grace"));
        assertThat(read("/changes?from=" + then).toString())
                .contains("\"erased\":true")
                .doesNotContain("Why q1?", "Grace", "Reworded");
    }

    @Test
    void waitForTheTrailWhichTheyComeFrom() throws Exception {
        read("?asOf=" + position);
        try (var connection = lectern.views().getConnection()) {
            connection.setAutoCommit(false);
            lockTrail(connection);
            tell(room.asked("q1", "p1", null, QuestionStatus.PUBLISHED));
            String query = "?asOf=" + position;
            assertThat(ids(read(""))).containsExactly("q1");

            var past = CompletableFuture.supplyAsync(() -> ids(read(query)));
            assertThat(past.completeOnTimeout(List.of("none yet"), 300, TimeUnit.MILLISECONDS))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(List.of("none yet"));
            connection.rollback();

            assertThat(ids(read(query))).containsExactly("q1");
        }
    }

    /** Nothing is added to it while the transaction lasts. */
    private static void lockTrail(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table trail.entry in share mode");
        }
    }

    @Test
    void tellWhatChangedInBetweenAndWhoDidIt() {
        for (String question : List.of("kept", "loved", "hidden", "twin")) {
            tell(room.asked(question, "p1", null, QuestionStatus.PUBLISHED));
        }
        tell(room.upvoted("twin", "p2"), room.upvoted("kept", "p2"), room.upvoted("kept", "p3"));
        long from = position;
        tell(Stream.of("p2", "p3", "p4").map(p -> room.upvoted("loved", p)).toArray(Fact[]::new));
        position =
                lectern.log()
                        .append(
                                new Metadata("member:civic/eve", "trace", "command"),
                                room.hidden("hidden", "Rude"),
                                room.merged("twin", "loved"));
        tell(room.asked("new", "p4", null, QuestionStatus.PUBLISHED));
        long to = position;
        tell(room.hidden("kept", "Later"));

        JsonNode changes = read("/changes?from=" + from + "&to=" + to);

        assertThat(changes.get("from").asLong()).isEqualTo(from);
        assertThat(changes.get("to").asLong()).isEqualTo(to);
        assertThat(changes.get("changed").valueStream().map(PastBoardsTest::change))
                .containsExactly("loved 0 -> 3", "new - -> 0", "twin 1 -> -", "hidden 0 -> -");
        assertThat(changes.at("/changed/0/after/duplicates/0/id").asString()).isEqualTo("twin");
        assertThat(changes.get("entries").valueStream().map(PastBoardsTest::entry))
                .as("votes are counted, not listed")
                .containsExactly(
                        "member:civic/eve QuestionHidden",
                        "member:civic/eve QuestionMerged",
                        "anonymous QuestionAsked");
        assertThat(changes.at("/entries/0/fact/reason/text").asString()).isEqualTo("Rude");
        assertThat(changes.get("entries").toString()).doesNotContain("\"p4\"");
        JsonNode page = read("/changes?limit=2&from=" + from + "&to=" + to);
        assertThat(page.get("entries").size()).isEqualTo(2);
        JsonNode rest =
                read(
                        "/changes?limit=2&from=%d&to=%d&cursor=%s"
                                .formatted(from, to, page.get("next").asString()));
        assertThat(rest.get("entries").size()).isEqualTo(1);
        assertThat(rest.has("next")).isFalse();
        assertThat(read("/changes?from=0&to=" + from).get("changed").size())
                .as("since before there was the talk")
                .isEqualTo(4);
        assertThat(read("/changes?from=" + to + "&to=" + to).get("changed").isEmpty()).isTrue();
    }

    private static String change(JsonNode changed) {
        return "%s %s -> %s"
                .formatted(
                        changed.get("id").asString(),
                        changed.at("/before/upvotes").asString("-"),
                        changed.at("/after/upvotes").asString("-"));
    }

    private static String entry(JsonNode entry) {
        return entry.get("actor").asString().replaceFirst("^anonymous:.*", "anonymous")
                + ' '
                + entry.get("type").asString().substring("lectern.question.".length());
    }
}
