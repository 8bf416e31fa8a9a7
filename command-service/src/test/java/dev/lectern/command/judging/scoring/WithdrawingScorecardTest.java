package dev.lectern.command.judging.scoring;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.SCORECARD_NOT_FOUND;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_DEMO;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_JUDGE;
import static dev.lectern.command.support.Facts.conflict;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.openCompetition;
import static dev.lectern.command.support.Facts.revised;
import static dev.lectern.command.support.Facts.submitted;
import static dev.lectern.command.support.Facts.withdrawn;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.DemoId;
import dev.lectern.command.judging.scoring.ChangeScorecard.WithdrawScorecard;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class WithdrawingScorecardTest {

    private static final WithdrawScorecard WITHDRAW =
            new WithdrawScorecard(HACK, FINALS, ADA, ATLAS);
    private static final Scenario NAMED = given(openCompetition()).and(named(ADA), named(BOB));
    private static final Scenario SUBMITTED = NAMED.and(submitted(ADA, ATLAS, "4.5", "3"));

    @Test
    void withdraws() {
        SUBMITTED.when(WITHDRAW).records(withdrawn(ADA, ATLAS));
        SUBMITTED.and(revised(ADA, ATLAS, "5", "3")).when(WITHDRAW).records(withdrawn(ADA, ATLAS));
    }

    @Test
    void withdrawsWhatWasSubmittedAgain() {
        SUBMITTED
                .and(withdrawn(ADA, ATLAS), submitted(ADA, ATLAS, "1", "1"))
                .when(WITHDRAW)
                .records(withdrawn(ADA, ATLAS));
    }

    @Test
    void withdrawsAfterAConflict() {
        SUBMITTED.and(conflict(ADA, ATLAS)).when(WITHDRAW).records(withdrawn(ADA, ATLAS));
    }

    @Test
    void saysNothingTwice() {
        SUBMITTED.and(withdrawn(ADA, ATLAS)).when(WITHDRAW).recordsNothing();
        SUBMITTED.and(withdrawn(ADA, ATLAS), locked()).when(WITHDRAW).recordsNothing();
    }

    @Test
    void refusesWhatWasNeverSubmitted() {
        NAMED.and(submitted(ADA, BEACON, "1", "1"), submitted(BOB, ATLAS, "1", "1"))
                .when(WITHDRAW)
                .refused(SCORECARD_NOT_FOUND);
    }

    @Test
    void refusesWhatThereIsNot() {
        given(created()).when(WITHDRAW).refused(UNKNOWN_COMPETITION);
        given(openCompetition()).and(named(BOB)).when(WITHDRAW).refused(UNKNOWN_JUDGE);
        NAMED.when(new WithdrawScorecard(HACK, FINALS, ADA, new DemoId("none")))
                .refused(UNKNOWN_DEMO);
    }

    @Test
    void refusesWhenLocked() {
        SUBMITTED.and(locked()).when(WITHDRAW).refused(COMPETITION_LOCKED);
    }
}
