package dev.lectern.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.Receipts;
import dev.lectern.api.wire.Receipts.Receipt;
import dev.lectern.proof.Checkpoint;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What participants and judges can keep as a proof of what they gave. */
class ReceiptsTest {

    // A hyphen is in no hash and in no signature.
    private static final String ME = "voter-1";
    private static final String OTHER = "voter-2";

    private final Installation lectern = Installation.shared();
    private final EventLog log = lectern.log();
    private final Story story = lectern.newStory();
    private final Room room = story.room();

    private void happened(Fact... facts) {
        log.append(facts);
    }

    private Answer ballot(String participant) {
        return lectern.service()
                .getAs(
                        Keys.token(story.conference(), participant),
                        story.path() + "/polls/mood/rounds/1/ballots/mine/receipt",
                        "Lectern-Min-Position",
                        Long.toString(log.position()));
    }

    private Receipts scorecard(String judge, String demo) {
        return Receipts.fromJson(
                lectern.service()
                        .read(
                                log.position(),
                                story.competitionPath()
                                        + "/judges/"
                                        + judge
                                        + "/scorecards/"
                                        + demo
                                        + "/receipt")
                        .toString());
    }

    private void vote() {
        happened(
                story.created(),
                story.joined(ME, null),
                story.joined(OTHER, null),
                room.scheduled("Keynote"),
                room.drafted(room.singleChoice("yes", "no")),
                room.opened(1, null),
                room.cast(1, ME, Room.ballot("yes")),
                room.cast(1, OTHER, Room.ballot("yes")),
                room.changed(1, ME, Room.ballot("no"), Room.ballot("yes")));
    }

    private void isProved(Receipts receipts) {
        Checkpoint checkpoint = log.keyOfCheckpoints().open(String.valueOf(receipts.checkpoint()));
        receipts.items().forEach(r -> Proved.requireIn(checkpoint, r.event(), r.path()));
    }

    private static List<String> said(Receipts receipts) {
        return receipts.items().stream()
                .map(receipt -> receipt.event().shown().type().name())
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
    }

    private static List<Boolean> counted(Receipts receipts) {
        return receipts.items().stream().map(Receipt::counted).toList();
    }

    @Test
    void provesTheOwnBallotAndTellsNothingOfOthers() {
        vote();
        lectern.sealed();

        Answer answer = ballot(ME);
        Receipts receipts = Receipts.fromJson(answer.text());

        isProved(receipts);
        assertThat(said(receipts)).containsExactly("BallotCast", "BallotChanged");
        assertThat(counted(receipts)).containsExactly(false, true);
        assertThat(answer.text()).contains(ME).doesNotContain(OTHER);
        assertThat(said(Receipts.fromJson(ballot(OTHER).text()))).containsExactly("BallotCast");
        assertThat(ballot("nobody").text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void aRetractedBallotIsProvedAndDoesNotCount() {
        vote();
        happened(room.retracted(1, ME, Room.ballot("no")));
        lectern.sealed();

        Receipts receipts = Receipts.fromJson(ballot(ME).text());

        isProved(receipts);
        assertThat(counted(receipts)).containsExactly(false, false, false);
    }

    @Test
    void saysThatABallotIsNotSealedYet() {
        vote();

        Answer answer = ballot(ME);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().get("code").asString()).isEqualTo("not-yet-sealed");
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void provesAScorecardAndSaysWhetherItCounts() {
        happened(
                story.created(),
                story.registered("atlas"),
                story.registered("beacon"),
                story.registered("cat"),
                story.opened(null),
                story.named("ada"),
                story.assignedAll("ada"),
                story.submitted("ada", "atlas", "impact=5", "craft=5"),
                story.submitted("ada", "beacon", "impact=5", "craft=5"),
                story.revised("ada", "atlas", "impact=6", "craft=5"),
                story.withdrawn("ada", "beacon"),
                story.submitted("ada", "cat", "impact=5", "craft=5"),
                story.conflict("ada", "cat"));
        lectern.sealed();

        Receipts atlas = scorecard("ada", "atlas");
        isProved(atlas);
        assertThat(said(atlas)).containsExactly("ScorecardSubmitted", "ScorecardRevised");
        assertThat(counted(atlas)).containsExactly(false, true);
        assertThat(counted(scorecard("ada", "beacon"))).containsExactly(false, false);
        assertThat(counted(scorecard("ada", "cat"))).containsExactly(false, false);
        assertThat(scorecard("bob", "atlas").items()).isEmpty();
    }
}
