package dev.lectern.command.poll.drafting;

import static dev.lectern.command.deciding.RefusalCode.CHOICE_LIMITS_INVALID;
import static dev.lectern.command.deciding.RefusalCode.DUPLICATE_OPTION;
import static dev.lectern.command.deciding.RefusalCode.POLL_FROZEN;
import static dev.lectern.command.deciding.RefusalCode.SCALE_INVALID;
import static dev.lectern.command.deciding.RefusalCode.TOO_FEW_OPTIONS;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CONFERENCE;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_TALK;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Room.BAD;
import static dev.lectern.command.support.Room.GOOD;
import static dev.lectern.command.support.Room.KEYNOTE;
import static dev.lectern.command.support.Room.MOOD;
import static dev.lectern.command.support.Room.PANEL;
import static dev.lectern.command.support.Room.UGLY;
import static dev.lectern.command.support.Room.closed;
import static dev.lectern.command.support.Room.design;
import static dev.lectern.command.support.Room.drafted;
import static dev.lectern.command.support.Room.opened;
import static dev.lectern.command.support.Room.options;
import static dev.lectern.command.support.Room.scheduled;
import static dev.lectern.command.support.Room.singleChoice;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact.PollChanged;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.api.poll.Voting;
import dev.lectern.api.talk.Moderation;

import org.junit.jupiter.api.Test;

class DraftingPollTest {

    private static final PollDesign CHOICE = design(singleChoice());
    private static final PollDesign RATING = design(new Voting.Rating(1, 5));

    private static DraftPoll draft(PollDesign design) {
        return new DraftPoll(HACK, MOOD, design);
    }

    private static DraftPoll draft(Voting voting) {
        return draft(design(voting));
    }

    @Test
    void drafts() {
        given(created()).when(draft(CHOICE)).records(new PollDrafted(HACK, MOOD, CHOICE));
    }

    @Test
    void draftsEveryKind() {
        var options = options(GOOD, BAD, UGLY);

        given(created()).when(draft(new Voting.MultipleChoice(options, 1, 3))).accepted();
        given(created()).when(draft(new Voting.MultipleChoice(options, 2, 2))).accepted();
        given(created()).when(draft(new Voting.Rating(-2, 2))).accepted();
        given(created()).when(draft(new Voting.Ranking(options))).accepted();
    }

    @Test
    void changesADraft() {
        given(created())
                .after(draft(CHOICE))
                .when(draft(RATING))
                .records(new PollChanged(HACK, MOOD, RATING));
    }

    @Test
    void saysNothingTwice() {
        var drafted = given(created()).after(draft(CHOICE));

        drafted.when(draft(CHOICE)).recordsNothing();
        drafted.and(opened(1, null)).when(draft(CHOICE)).recordsNothing();
        given(created()).after(draft(RATING), draft(CHOICE)).when(draft(CHOICE)).recordsNothing();
    }

    @Test
    void staysAsItWasOpened() {
        given(created())
                .after(draft(CHOICE))
                .and(opened(1, null), closed(1))
                .when(draft(RATING))
                .refused(POLL_FROZEN);
    }

    @Test
    void belongsToATalkThatThereIs() {
        var ofTalk = new PollDesign(KEYNOTE, text("How?"), singleChoice(), false);

        given(created()).when(draft(ofTalk)).refused(UNKNOWN_TALK);
        given(created(), scheduled(PANEL, Moderation.AFTER))
                .when(draft(ofTalk))
                .refused(UNKNOWN_TALK);
        given(created(), scheduled(KEYNOTE, Moderation.AFTER))
                .when(draft(ofTalk))
                .records(new PollDrafted(HACK, MOOD, ofTalk));
    }

    @Test
    void refusesAConferenceThatThereIsNot() {
        given().when(draft(CHOICE)).refused(UNKNOWN_CONFERENCE);
    }

    @Test
    void refusesWhatNobodyCouldVoteOn() {
        given(created())
                .when(draft(new Voting.SingleChoice(options(GOOD))))
                .refused(TOO_FEW_OPTIONS)
                .with("min", 2);
        given(created())
                .when(draft(new Voting.Ranking(options(GOOD, BAD, GOOD))))
                .refused(DUPLICATE_OPTION)
                .with("option", GOOD);
        given(created()).when(draft(new Voting.Rating(5, 5))).refused(SCALE_INVALID, "max");
        for (int[] limits : new int[][] {{0, 1}, {2, 1}, {1, 4}, {-1, -1}}) {
            var voting = new Voting.MultipleChoice(options(GOOD, BAD, UGLY), limits[0], limits[1]);
            given(created()).when(draft(voting)).refused(CHOICE_LIMITS_INVALID);
        }
    }
}
