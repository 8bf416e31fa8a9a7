package dev.lectern.whole;

import static dev.lectern.whole.Hall.texts;
import static dev.lectern.whole.Hall.votes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.whole.Hall.Answer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Two moderators want otherwise, and afterwards everybody can see who did what, and what showed.
 */
class DisputeEndToEndTest {

    private static final Installation LECTERN = Installation.shared();
    private static final String BOARD = "/talks/keynote/questions";
    private static final String OWN = "/questions/mine";
    private static final Map<String, String> NOTHING = Map.of();

    /** The room at a moment, without what says which moment it is. */
    private static JsonNode boardAsOf(Hall hall, Object moment) {
        return ((ObjectNode) hall.read(hall.owner(), BOARD + "?asOf=" + moment)).without("asOf");
    }

    @Test
    void provesWhatTheRoomSawWhileTwoModeratorsDisputed() throws Exception {
        Instant minuteBefore = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        var hall = new Hall(LECTERN, "disputed-room");
        String ruth = hall.moderator("ruth");
        String saul = hall.moderator("saul");
        String ann = hall.participant();
        String bob = hall.participant();
        String cid = hall.participant();
        String slides = hall.published(ruth, ann, "Slides?");
        String share = hall.published(ruth, bob, "Will you share them?");
        String rude = "/questions/" + hall.ask(cid, "Are you serious?");
        for (String voter : List.of(bob, cid)) {
            hall.done(voter, "PUT", "/questions/" + slides + "/upvotes/mine", NOTHING);
        }
        for (String voter : List.of(ann, cid)) {
            hall.done(voter, "PUT", "/questions/" + share + "/upvotes/mine", NOTHING);
        }
        JsonNode calm = hall.read(ann, BOARD);
        long calmAt = hall.position();

        var all = new AtOnce(4);
        String intoSlides = "/questions/" + slides + "/duplicates/" + share;
        String intoShare = "/questions/" + share + "/duplicates/" + slides;
        var approval = all.write(() -> hall.write(ruth, "POST", rude + "/approve", NOTHING));
        var hiding =
                all.write(() -> hall.write(saul, "POST", rude + "/hide", Map.of("reason", "Rude")));
        var ruths = all.write(() -> hall.write(ruth, "PUT", intoSlides, NOTHING));
        var sauls = all.write(() -> hall.write(saul, "PUT", intoShare, NOTHING));
        boolean ruthWon = ruths.get().status() < 300;
        Answer lost = (ruthWon ? sauls : ruths).get();
        assertThat(List.of(lost.status(), lost.code())).isEqualTo(List.of(409, "merge-circle"));
        assertThat((ruthWon ? ruths : sauls).get().status()).isBetween(200, 201);
        assertThat(hiding.get().status()).isBetween(200, 201);

        assertThat(hall.read(cid, OWN).at("/items/0/status").asString()).isEqualTo("hidden");
        assertThat(hall.read(cid, OWN).at("/items/0/moderation/reason").asString())
                .isEqualTo("Rude");
        assertThat(hall.read(cid, OWN).at("/items/0/moderation/by").asString())
                .isEqualTo("member:main/saul");
        JsonNode merged = hall.read(ann, BOARD);
        long mergedAt = hall.position();
        assertThat(votes(merged))
                .containsExactly((ruthWon ? "Slides?" : "Will you share them?") + " 3");
        hall.done(ruthWon ? ruth : saul, "DELETE", ruthWon ? intoSlides : intoShare, NOTHING);
        assertThat(hall.read(ann, BOARD)).as("the very votes of before").isEqualTo(calm);

        assertThat(boardAsOf(hall, calmAt)).isEqualTo(calm);
        assertThat(boardAsOf(hall, mergedAt)).isEqualTo(merged);
        if (approval.get().status() < 300) {
            long shownAt = approval.get().body().get("position").asLong();
            assertThat(texts(boardAsOf(hall, shownAt))).contains("Are you serious?");
        }
        long hiddenAt = hiding.get().body().get("position").asLong();
        assertThat(texts(boardAsOf(hall, hiddenAt))).doesNotContain("Are you serious?");
        Instant minuteAfter = Instant.now().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        assertThat(boardAsOf(hall, minuteAfter)).isEqualTo(calm);
        assertThat(hall.get(hall.owner(), BOARD + "?asOf=" + minuteBefore).code())
                .isEqualTo("unknown-talk");
        assertThat(hall.get(ann, BOARD + "?asOf=" + calmAt).status()).isEqualTo(403);

        JsonNode dispute =
                hall.read(hall.owner(), BOARD + "/changes?from=" + calmAt + "&to=" + mergedAt);
        assertThat(dispute.get("changed").size()).as("one has grown, one is gone").isEqualTo(2);
        assertThat(acts(dispute))
                .contains(
                        "member:main/saul lectern.question.QuestionHidden",
                        "member:main/"
                                + (ruthWon ? "ruth" : "saul")
                                + " lectern.question.QuestionMerged")
                .hasSize(approval.get().status() < 300 ? 3 : 2);
        JsonNode settled = hall.read(hall.owner(), BOARD + "/changes?from=" + calmAt);
        assertThat(settled.get("changed")).as("nothing is left of it").isEmpty();
        assertThat(acts(settled)).hasSize(acts(dispute).size() + 1);
    }

    private static List<String> acts(JsonNode changes) {
        return changes.get("entries")
                .valueStream()
                .map(e -> e.get("actor").asString() + ' ' + e.get("type").asString())
                .toList();
    }
}
