package dev.lectern.whole;

import static dev.lectern.whole.Hall.texts;
import static dev.lectern.whole.Hall.votes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.whole.Hall.Answer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A talk's room, from what its audience writes to what everybody sees. */
class RoomEndToEndTest {

    private static final Installation LECTERN = Installation.shared();
    private static final String BOARD = "/talks/keynote/questions";
    private static final String OWN = "/questions/mine";
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void showsTheRoomWhatAModeratorHasApprovedAndTheAuthorEverything() throws IOException {
        var hall = new Hall(LECTERN, "approved-room");
        String moderator = hall.moderator("ruth");
        String author = hall.participant();
        String listener = hall.participant();
        String text = "שלום 👩🏽‍🚀 e\u0301 Z̵̛͓a̶l̷g̸o̶?";
        String question = hall.ask(author, text);
        String path = "/questions/" + question;

        assertThat(texts(hall.read(listener, BOARD))).isEmpty();
        assertThat(hall.read(author, OWN).at("/items/0/status").asString()).isEqualTo("pending");
        assertThat(texts(hall.read(author, OWN))).containsExactly(text);
        assertThat(texts(hall.read(moderator, "/moderation-queue"))).containsExactly(text);
        assertThat(hall.read(listener, OWN).get("items")).isEmpty();

        hall.done(moderator, "POST", path + "/approve", NOTHING);
        assertThat(texts(hall.read(listener, BOARD))).containsExactly(text);
        assertThat(hall.read(moderator, "/moderation-queue").get("items")).isEmpty();

        hall.done(moderator, "POST", path + "/hide", Map.of("reason", "Too long 🙈"));
        assertThat(hall.read(listener, BOARD).get("items")).isEmpty();
        assertThat(hall.read(author, OWN).at("/items/0/status").asString()).isEqualTo("hidden");
        assertThat(hall.read(author, OWN).at("/items/0/moderation/reason").asString())
                .isEqualTo("Too long 🙈");
        assertThat(hall.read(author, OWN).at("/items/0/moderation/by").asString())
                .isEqualTo("member:main/ruth");

        hall.done(moderator, "POST", path + "/restore", NOTHING);
        assertThat(texts(hall.read(listener, BOARD))).containsExactly(text);
        assertThat(hall.read(author, OWN).at("/items/0/moderation").has("reason")).isFalse();

        Answer refused = hall.write(listener, "PUT", path, Map.of("text", "Mine now"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("not-the-author");
        assertThat(texts(hall.read(listener, BOARD))).containsExactly(text);
        hall.done(author, "PUT", path, Map.of("text", "Shorter?"));
        assertThat(hall.read(listener, BOARD).get("items")).isEmpty();
        assertThat(texts(hall.read(moderator, "/moderation-queue"))).containsExactly("Shorter?");
    }

    @Test
    void hasOneLegalHistoryWhenTwoModeratorsActAtOnce() throws Exception {
        var hall = new Hall(LECTERN, "contested-room");
        String ruth = hall.moderator("ruth");
        String saul = hall.moderator("saul");
        String author = hall.participant();

        for (int round = 0; round < 10; round++) {
            String path = "/questions/" + hall.ask(author, "Round " + round + "?");
            var both = new AtOnce(2);
            var approval = both.write(() -> hall.write(ruth, "POST", path + "/approve", NOTHING));
            var hiding =
                    both.write(
                            () -> hall.write(saul, "POST", path + "/hide", Map.of("reason", "No")));
            Answer approved = approval.get();
            Answer hidden = hiding.get();

            assertThat(hidden.status()).as("%s", hidden.body()).isBetween(200, 201);
            boolean first = approved.status() < 300;
            if (!first) {
                assertThat(approved.status()).as("%s", approved.body()).isEqualTo(409);
                assertThat(approved.code()).isEqualTo("question-hidden");
            }
            assertThat(history(hall.read(ruth, "/moderation-log?question=" + path.substring(11))))
                    .isEqualTo(
                            first
                                    ? List.of(
                                            "hidden member:main/saul", "approved member:main/ruth")
                                    : List.of("hidden member:main/saul"));
            assertThat(hall.read(author, OWN).at("/items/0/status").asString()).isEqualTo("hidden");
            assertThat(hall.read(author, BOARD).get("items")).isEmpty();
            hall.done(ruth, "POST", path + "/restore", NOTHING);
            assertThat(hall.read(author, OWN).at("/items/0/status").asString())
                    .isEqualTo(first ? "published" : "pending");
            hall.done(author, "DELETE", path, NOTHING);
        }
    }

    private static List<String> history(JsonNode log) {
        return log.get("items")
                .valueStream()
                .map(e -> e.get("act").asString() + ' ' + e.get("by").asString())
                .toList();
    }

    @Test
    void countsAVoterOnceWhileMergedAndHasTheVeryVotesOfBeforeOnceUnmerged() throws IOException {
        var hall = new Hall(LECTERN, "merging-room");
        String moderator = hall.moderator("ruth");
        String ann = hall.participant();
        String bob = hall.participant();
        String cid = hall.participant();
        String dan = hall.participant();
        String slides = hall.published(moderator, ann, "Slides?");
        String share = hall.published(moderator, bob, "Will you share them?");
        for (String voter : List.of(bob, cid, dan)) {
            hall.done(voter, "PUT", "/questions/" + slides + "/upvotes/mine", NOTHING);
        }
        for (String voter : List.of(ann, cid)) {
            hall.done(voter, "PUT", "/questions/" + share + "/upvotes/mine", NOTHING);
        }
        Answer own = hall.write(ann, "PUT", "/questions/" + slides + "/upvotes/mine", NOTHING);
        assertThat(own.code()).isEqualTo("own-question");
        List<String> before = List.of("Slides? 3", "Will you share them? 2");
        assertThat(votes(hall.read(dan, BOARD))).isEqualTo(before);

        String merge = "/questions/" + slides + "/duplicates/" + share;
        hall.done(moderator, "PUT", merge, NOTHING);
        assertThat(votes(hall.read(dan, BOARD)))
                .as("ann, bob, cid and dan")
                .containsExactly("Slides? 4");
        assertThat(hall.read(dan, BOARD).at("/items/0/duplicates/0/upvotes").asInt()).isEqualTo(2);
        assertThat(hall.read(bob, OWN).at("/items/0/mergedInto").asString()).isEqualTo(slides);

        hall.done(cid, "DELETE", "/questions/" + slides + "/upvotes/mine", NOTHING);
        assertThat(votes(hall.read(dan, BOARD)))
                .as("cid has voted for the duplicate too")
                .containsExactly("Slides? 4");
        hall.done(moderator, "DELETE", merge, NOTHING);
        assertThat(votes(hall.read(dan, BOARD)))
                .as("as many votes each, so in the order of the minutes")
                .containsExactlyInAnyOrder("Slides? 2", "Will you share them? 2");
        hall.done(cid, "PUT", "/questions/" + slides + "/upvotes/mine", NOTHING);
        assertThat(votes(hall.read(dan, BOARD))).isEqualTo(before);
        assertThat(own(hall, cid)).containsExactlyInAnyOrder(slides, share);
        assertThat(own(hall, dan)).containsExactly(slides);
        assertThat(own(hall, ann)).containsExactly(share);
        assertThat(hall.read(ann, OWN).at("/items/0/upvotes").asInt()).isEqualTo(3);
    }

    private static Set<String> own(Hall hall, String participant) {
        return Set.copyOf(
                hall.read(participant, "/upvotes/mine")
                        .get("items")
                        .valueStream()
                        .map(u -> u.get("question").asString())
                        .toList());
    }

    @Test
    void filtersTheBoardByWhatModeratorsHaveMadeOfIt() throws IOException {
        var hall = new Hall(LECTERN, "sorted-room");
        String moderator = hall.moderator("ruth");
        String author = hall.participant();
        String first = hall.published(moderator, author, "First?");
        String second = hall.published(moderator, author, "Second?");
        hall.done(moderator, "PUT", "/talks/keynote/highlights/" + first, NOTHING);
        hall.done(moderator, "PUT", "/talks/keynote/highlights/" + second, NOTHING);
        hall.done(moderator, "PUT", "/questions/" + first + "/labels/budget", NOTHING);
        hall.done(moderator, "PUT", "/questions/" + first + "/answer", Map.of("text", "Yes"));

        assertThat(texts(hall.read(author, BOARD + "?status=answered"))).containsExactly("First?");
        assertThat(texts(hall.read(author, BOARD + "?status=published")))
                .containsExactly("Second?");
        assertThat(texts(hall.read(author, BOARD + "?label=budget"))).containsExactly("First?");
        JsonNode answered = hall.read(author, BOARD + "?sort=answered").at("/items/0");
        assertThat(answered.at("/answer/text").asString()).isEqualTo("Yes");
        assertThat(answered.get("highlighted").asBoolean()).as("only one is").isFalse();
        assertThat(
                        hall.read(author, BOARD + "?status=published")
                                .at("/items/0/highlighted")
                                .asBoolean())
                .isTrue();
        assertThat(texts(hall.read(author, OWN))).containsExactly("Second?", "First?");
        assertThat(hall.read(author, OWN).at("/items/1/answer/text").asString()).isEqualTo("Yes");
        assertThat(history(hall.read(hall.owner(), "/moderation-log?question=" + first)))
                .containsExactly(
                        "answered member:main/ruth",
                        "labelled member:main/ruth",
                        "unhighlighted member:main/ruth",
                        "highlighted member:main/ruth",
                        "approved member:main/ruth");
    }
}
