package dev.lectern.command.judging.locking;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_NOT_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.opened;
import static dev.lectern.command.support.Facts.published;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Samples.CRAFT;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.MEDIAN;
import static dev.lectern.command.support.Samples.SCALE;
import static dev.lectern.command.support.Samples.criterion;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.command.judging.opening.OpenCompetition;

import org.junit.jupiter.api.Test;

class ReopeningCompetitionTest {

    private static final ReopenCompetition REOPEN =
            new ReopenCompetition(HACK, FINALS, text("A score was mistyped"));

    @Test
    void reopens() {
        given(created(), opened(), locked()).when(REOPEN).records(reopened());
    }

    @Test
    void reopensAfterPublication() {
        given(created(), opened(), locked(), published(MEDIAN)).when(REOPEN).records(reopened());
    }

    @Test
    void reopensForTheSameReasonOnceMoreWhenLockedAgain() {
        given(created(), opened(), locked(), reopened(), locked()).when(REOPEN).records(reopened());
    }

    @Test
    void saysNothingTwice() {
        given(created(), opened(), locked(), reopened()).when(REOPEN).recordsNothing();
    }

    @Test
    void saysNothingTwiceAfterAChangeOfRules() {
        given(created(), opened(), locked(), reopened())
                .after(
                        new OpenCompetition(
                                HACK, FINALS, rules(SCALE, null, criterion(CRAFT, "100"))))
                .when(REOPEN)
                .recordsNothing();
    }

    @Test
    void refusesWhenOpen() {
        given(created(), opened()).when(REOPEN).refused(COMPETITION_NOT_LOCKED);
        given(created(), opened(), locked(), reopened())
                .when(new ReopenCompetition(HACK, FINALS, text("Another reason")))
                .refused(COMPETITION_NOT_LOCKED);
    }

    @Test
    void refusesWithoutCompetition() {
        given(created()).when(REOPEN).refused(UNKNOWN_COMPETITION);
    }
}
