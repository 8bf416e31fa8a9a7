package dev.lectern.command.poll.rounds;

import static dev.lectern.command.deciding.RefusalCode.CLOSING_TIME_PAST;
import static dev.lectern.command.deciding.RefusalCode.POLL_OPEN;
import static dev.lectern.command.deciding.RefusalCode.ROUND_EXISTS;
import static dev.lectern.command.deciding.RefusalCode.ROUND_NOT_NEXT;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_POLL;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_ROUND;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Room.MOOD;
import static dev.lectern.command.support.Room.TEN;
import static dev.lectern.command.support.Room.closed;
import static dev.lectern.command.support.Room.design;
import static dev.lectern.command.support.Room.drafted;
import static dev.lectern.command.support.Room.opened;
import static dev.lectern.command.support.Room.revealed;
import static dev.lectern.command.support.Room.singleChoice;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.command.poll.Poll;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

import java.util.List;

class RoundsTest {

    private static final Scenario DRAFTED = given(created(), drafted(singleChoice()));
    private static final OpenRound FIRST = new OpenRound(HACK, MOOD, 1, null);
    private static final CloseRound CLOSE = new CloseRound(HACK, MOOD, 1);
    private static final RevealRound REVEAL = new RevealRound(HACK, MOOD, 1);
    private static final OpenRound SECOND = new OpenRound(HACK, MOOD, 2, TEN);

    @Test
    void opensClosesAndReveals() {
        DRAFTED.when(FIRST).records(opened(1, null));
        DRAFTED.after(FIRST).when(CLOSE).records(closed(1));
        DRAFTED.after(FIRST, CLOSE).when(REVEAL).records(revealed(1));
    }

    @Test
    void opensAnotherRound() {
        DRAFTED.after(FIRST, CLOSE).when(SECOND).records(opened(2, TEN));
        DRAFTED.after(FIRST, CLOSE, REVEAL).when(SECOND).records(opened(2, TEN));
    }

    @Test
    void revealsARoundDuringTheNext() {
        DRAFTED.after(FIRST, CLOSE, SECOND).when(REVEAL).records(revealed(1));
    }

    @Test
    void whatIsNotHiddenNeedsNoRevealing() {
        var design = new PollDesign(null, text("How?"), singleChoice(), false);

        given(created(), new PollDrafted(HACK, MOOD, design), opened(1, null), closed(1))
                .when(REVEAL)
                .recordsNothing();
    }

    @Test
    void saysNothingTwice() {
        DRAFTED.after(FIRST).when(FIRST).recordsNothing();
        DRAFTED.after(FIRST, CLOSE).when(FIRST).recordsNothing();
        DRAFTED.after(FIRST, CLOSE).when(CLOSE).recordsNothing();
        DRAFTED.after(FIRST, CLOSE, SECOND).when(CLOSE).recordsNothing();
        DRAFTED.after(FIRST, CLOSE, REVEAL).when(REVEAL).recordsNothing();
    }

    @Test
    void refusesRoundsOutOfOrder() {
        DRAFTED.when(SECOND).refused(ROUND_NOT_NEXT).with("next", 1);
        DRAFTED.when(new OpenRound(HACK, MOOD, 0, null)).refused(ROUND_NOT_NEXT);
        DRAFTED.after(FIRST).when(SECOND).refused(POLL_OPEN);
        DRAFTED.after(FIRST).when(new OpenRound(HACK, MOOD, 1, TEN)).refused(ROUND_EXISTS);
    }

    @Test
    void refusesToRevealWhatIsOpen() {
        DRAFTED.after(FIRST).when(REVEAL).refused(POLL_OPEN);
    }

    @Test
    void refusesWhatThereIsNot() {
        given(created()).when(FIRST).refused(UNKNOWN_POLL);
        given(created()).when(CLOSE).refused(UNKNOWN_POLL);
        given(created()).when(REVEAL).refused(UNKNOWN_POLL);
        DRAFTED.when(CLOSE).refused(UNKNOWN_ROUND);
        DRAFTED.when(REVEAL).refused(UNKNOWN_ROUND);
    }

    @Test
    void isNotToBeginAfterItsEnd() {
        var opening = new OpeningRound();
        var poll = Poll.unknown().evolve(drafted(singleChoice()));

        assertThat(opening.deadline(FIRST, poll)).isNull();
        assertThat(opening.deadline(new OpenRound(HACK, MOOD, 1, TEN), poll))
                .satisfies(deadline -> {
                    assertThat(deadline.time()).isEqualTo(TEN);
                    assertThat(deadline.refusal().code()).isEqualTo(CLOSING_TIME_PAST);
                });
    }

    /** Memory holds each kind of fact for itself, and may have let go of some. */
    @Test
    void whatIsRememberedInPartsIsNoMistake() {
        Poll poll = Poll.unknown();
        for (Fact fact : List.of(closed(1), drafted(singleChoice()), closed(1), revealed(1))) {
            poll = poll.evolve(fact);
        }

        assertThat(poll.requireKnown().rounds()).isEmpty();
    }
}
