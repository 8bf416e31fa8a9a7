package dev.lectern.command.poll.voting;

import static dev.lectern.command.deciding.RefusalCode.BALLOT_OF_ANOTHER_KIND;
import static dev.lectern.command.deciding.RefusalCode.DUPLICATE_OPTION;
import static dev.lectern.command.deciding.RefusalCode.PARTICIPANT_BLOCKED;
import static dev.lectern.command.deciding.RefusalCode.POLL_CLOSED;
import static dev.lectern.command.deciding.RefusalCode.RATING_OUT_OF_RANGE;
import static dev.lectern.command.deciding.RefusalCode.TOO_FEW_OPTIONS;
import static dev.lectern.command.deciding.RefusalCode.TOO_MANY_OPTIONS;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_OPTION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_PARTICIPANT;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_POLL;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_ROUND;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Room.BAD;
import static dev.lectern.command.support.Room.GOOD;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.MOOD;
import static dev.lectern.command.support.Room.TEN;
import static dev.lectern.command.support.Room.UGLY;
import static dev.lectern.command.support.Room.ballot;
import static dev.lectern.command.support.Room.blocked;
import static dev.lectern.command.support.Room.cast;
import static dev.lectern.command.support.Room.changed;
import static dev.lectern.command.support.Room.closed;
import static dev.lectern.command.support.Room.drafted;
import static dev.lectern.command.support.Room.joined;
import static dev.lectern.command.support.Room.opened;
import static dev.lectern.command.support.Room.options;
import static dev.lectern.command.support.Room.retracted;
import static dev.lectern.command.support.Room.singleChoice;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.OptionId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.Voting;
import dev.lectern.command.poll.voting.ChangeBallot.CastBallot;
import dev.lectern.command.poll.voting.ChangeBallot.RetractBallot;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class VotingTest {

    private static final Scenario OPEN =
            given(created(), joined(GRACE), joined(LIN), drafted(singleChoice()), opened(1, TEN));
    private static final CastBallot CAST = vote(ballot(GOOD));
    private static final CastBallot CHANGE = vote(ballot(BAD));
    private static final RetractBallot RETRACT = new RetractBallot(HACK, MOOD, 1, GRACE);

    private static CastBallot vote(Ballot ballot) {
        return new CastBallot(HACK, MOOD, 1, GRACE, ballot);
    }

    private static Scenario open(Voting voting) {
        return given(created(), joined(GRACE), drafted(voting), opened(1, null));
    }

    @Test
    void castsChangesAndRetracts() {
        OPEN.when(CAST).records(cast(1, GRACE, ballot(GOOD)));
        OPEN.after(CAST).when(CHANGE).records(changed(1, GRACE, ballot(BAD), ballot(GOOD)));
        OPEN.after(CAST, CHANGE).when(RETRACT).records(retracted(1, GRACE, ballot(BAD)));
        OPEN.after(CAST, RETRACT).when(CAST).records(cast(1, GRACE, ballot(GOOD)));
    }

    @Test
    void saysNothingTwice() {
        OPEN.after(CAST).when(CAST).recordsNothing();
        OPEN.when(RETRACT).recordsNothing();
        OPEN.after(CAST).and(closed(1)).when(CAST).recordsNothing();
    }

    @Test
    void othersBallotsDecideNothing() {
        OPEN.and(cast(1, LIN, ballot(GOOD))).when(CAST).records(cast(1, GRACE, ballot(GOOD)));
    }

    @Test
    void everyRoundBeginsWithoutBallots() {
        var second = OPEN.after(CAST).and(closed(1), opened(2, null));

        second.when(new CastBallot(HACK, MOOD, 2, GRACE, ballot(GOOD)))
                .records(cast(2, GRACE, ballot(GOOD)));
        second.when(new RetractBallot(HACK, MOOD, 2, GRACE)).recordsNothing();
    }

    @Test
    void refusesWhatIsClosed() {
        OPEN.and(closed(1)).when(CAST).refused(POLL_CLOSED);
        OPEN.after(CAST).and(closed(1)).when(CHANGE).refused(POLL_CLOSED);
        OPEN.after(CAST).and(closed(1)).when(RETRACT).refused(POLL_CLOSED);
        OPEN.and(closed(1), opened(2, null)).when(CAST).refused(POLL_CLOSED);
    }

    @Test
    void refusesWhatThereIsNot() {
        given(created(), joined(GRACE)).when(CAST).refused(UNKNOWN_POLL);
        given(created(), joined(GRACE), drafted(singleChoice())).when(CAST).refused(UNKNOWN_ROUND);
        given(created(), joined(GRACE), drafted(singleChoice()))
                .when(RETRACT)
                .refused(UNKNOWN_ROUND);
        OPEN.when(vote(ballot(new OptionId("none"))))
                .refused(UNKNOWN_OPTION)
                .with("option", new OptionId("none"));
    }

    @Test
    void refusesWhoMayNot() {
        given(created(), drafted(singleChoice()), opened(1, null))
                .when(CAST)
                .refused(UNKNOWN_PARTICIPANT);
        OPEN.and(blocked(GRACE)).when(CAST).refused(PARTICIPANT_BLOCKED);
        OPEN.after(CAST).and(blocked(GRACE)).when(RETRACT).refused(PARTICIPANT_BLOCKED);
    }

    @Test
    void aSingleChoiceIsOne() {
        OPEN.when(vote(ballot())).refused(TOO_FEW_OPTIONS).with("min", 1);
        OPEN.when(vote(ballot(GOOD, BAD))).refused(TOO_MANY_OPTIONS).with("max", 1);
        OPEN.when(vote(ballot(GOOD, GOOD))).refused(DUPLICATE_OPTION).with("option", GOOD);
        OPEN.when(vote(Ballot.of(1))).refused(BALLOT_OF_ANOTHER_KIND, "rating");
    }

    @Test
    void aMultipleChoiceIsAnySetOfItsSize() {
        var open = open(new Voting.MultipleChoice(options(GOOD, BAD, UGLY), 2, 2));

        open.when(vote(ballot(UGLY, BAD))).records(cast(1, GRACE, ballot(BAD, UGLY)));
        open.after(vote(ballot(BAD, UGLY))).when(vote(ballot(UGLY, BAD))).recordsNothing();
        open.when(vote(ballot(GOOD))).refused(TOO_FEW_OPTIONS);
        open.when(vote(ballot(GOOD, BAD, UGLY))).refused(TOO_MANY_OPTIONS);
    }

    @Test
    void aRankingHasAllInOrder() {
        var open = open(new Voting.Ranking(options(GOOD, BAD, UGLY)));

        open.when(vote(ballot(UGLY, GOOD, BAD))).records(cast(1, GRACE, ballot(UGLY, GOOD, BAD)));
        open.after(vote(ballot(UGLY, GOOD, BAD)))
                .when(vote(ballot(GOOD, UGLY, BAD)))
                .records(changed(1, GRACE, ballot(GOOD, UGLY, BAD), ballot(UGLY, GOOD, BAD)));
        open.when(vote(ballot(UGLY, GOOD))).refused(TOO_FEW_OPTIONS);
        open.when(vote(ballot(UGLY, GOOD, UGLY))).refused(DUPLICATE_OPTION);
    }

    @Test
    void aRatingLiesOnItsScale() {
        var open = open(new Voting.Rating(1, 5));

        open.when(vote(Ballot.of(1))).records(cast(1, GRACE, Ballot.of(1)));
        open.when(vote(Ballot.of(5))).records(cast(1, GRACE, Ballot.of(5)));
        open.when(vote(Ballot.of(0))).refused(RATING_OUT_OF_RANGE).with("min", 1);
        open.when(vote(Ballot.of(6))).refused(RATING_OUT_OF_RANGE).with("max", 5);
        open.when(vote(ballot(GOOD))).refused(BALLOT_OF_ANOTHER_KIND);
    }

    @Test
    void isRecordedBeforeTheClosingTime() {
        var casting = new CastingBallot();
        var state = casting.initial(CAST);
        for (Fact fact : OPEN.facts()) {
            state = casting.evolve(state, fact);
        }

        assertThat(casting.deadline(CAST, state))
                .satisfies(deadline -> {
                    assertThat(deadline.time()).isEqualTo(TEN);
                    assertThat(deadline.refusal().code()).isEqualTo(POLL_CLOSED);
                });
        assertThat(new RetractingBallot().deadline(RETRACT, state)).isNotNull();
    }
}
