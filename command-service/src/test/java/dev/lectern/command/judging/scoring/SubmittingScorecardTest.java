package dev.lectern.command.judging.scoring;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.CONFLICT_OF_INTEREST;
import static dev.lectern.command.deciding.RefusalCode.JUDGE_NOT_ASSIGNED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_DEMO;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_JUDGE;
import static dev.lectern.command.support.Facts.assigned;
import static dev.lectern.command.support.Facts.assignedAll;
import static dev.lectern.command.support.Facts.conflict;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.openCompetition;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Facts.revised;
import static dev.lectern.command.support.Facts.submitted;
import static dev.lectern.command.support.Facts.withdrawn;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.scores;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.DemoId;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.judging.scoring.ChangeScorecard.SubmitScorecard;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class SubmittingScorecardTest {

    private static final ProtectedText COMMENT = text(ADA, "Neat");
    private static final Scenario NAMED = given(openCompetition()).and(named(ADA), named(BOB));
    private static final Scenario SUBMITTED = NAMED.and(submitted(ADA, ATLAS, "4.5", "3"));

    private static SubmitScorecard submit(DemoId demo, String impact, String craft) {
        return new SubmitScorecard(HACK, FINALS, ADA, demo, scores(impact, craft), null);
    }

    private static SubmitScorecard withComment() {
        return new SubmitScorecard(HACK, FINALS, ADA, ATLAS, scores("4.5", "3"), COMMENT);
    }

    @Test
    void submits() {
        NAMED.and(submitted(BOB, ATLAS, "1", "1"), submitted(ADA, BEACON, "1", "1"))
                .when(submit(ATLAS, "4.5", "3"))
                .records(submitted(ADA, ATLAS, "4.5", "3"));
    }

    @Test
    void revisesScoresAndComments() {
        SUBMITTED.when(submit(ATLAS, "5", "3")).records(revised(ADA, ATLAS, "5", "3"));
        SUBMITTED
                .when(withComment())
                .records(
                        new ScorecardRevised(
                                HACK, FINALS, ADA, ATLAS, scores("4.5", "3"), COMMENT));
        SUBMITTED
                .after(withComment())
                .when(submit(ATLAS, "4.5", "3"))
                .records(revised(ADA, ATLAS, "4.5", "3"));
    }

    @Test
    void revisesBack() {
        SUBMITTED
                .and(revised(ADA, ATLAS, "5", "3"))
                .when(submit(ATLAS, "4.5", "3"))
                .records(revised(ADA, ATLAS, "4.5", "3"));
    }

    @Test
    void submitsAgainAfterWithdrawal() {
        SUBMITTED
                .and(withdrawn(ADA, ATLAS))
                .when(submit(ATLAS, "4.5", "3"))
                .records(submitted(ADA, ATLAS, "4.5", "3"));
    }

    @Test
    void revisesAfterReopening() {
        SUBMITTED
                .and(locked(), reopened())
                .when(submit(ATLAS, "5", "3"))
                .records(revised(ADA, ATLAS, "5", "3"));
    }

    @Test
    void saysNothingTwice() {
        SUBMITTED.when(submit(ATLAS, "4.5", "3")).recordsNothing();
        SUBMITTED.after(withComment()).when(withComment()).recordsNothing();
        SUBMITTED.and(locked()).when(submit(ATLAS, "4.5", "3")).recordsNothing();
    }

    @Test
    void submitsOnlyWhatIsAssigned() {
        var onlyBeacon = NAMED.and(assigned(ADA, BEACON), assigned(BOB, ATLAS));

        onlyBeacon.when(submit(BEACON, "4", "3")).records(submitted(ADA, BEACON, "4", "3"));
        onlyBeacon.when(submit(ATLAS, "4", "3")).refused(JUDGE_NOT_ASSIGNED);
        onlyBeacon
                .and(assignedAll(ADA))
                .when(submit(ATLAS, "4", "3"))
                .records(submitted(ADA, ATLAS, "4", "3"));
    }

    @Test
    void refusesAfterAConflict() {
        NAMED.and(conflict(ADA, ATLAS)).when(submit(ATLAS, "4", "3")).refused(CONFLICT_OF_INTEREST);
        NAMED.and(conflict(ADA, BEACON), conflict(BOB, ATLAS))
                .when(submit(ATLAS, "4", "3"))
                .records(submitted(ADA, ATLAS, "4", "3"));
    }

    @Test
    void refusesToReviseOrRepeatAScoreThatAConflictFollowed() {
        var conflict = SUBMITTED.and(conflict(ADA, ATLAS));

        conflict.when(submit(ATLAS, "5", "3")).refused(CONFLICT_OF_INTEREST);
        conflict.when(submit(ATLAS, "4.5", "3")).refused(CONFLICT_OF_INTEREST);
    }

    @Test
    void refusesWhatThereIsNot() {
        var any = submit(ATLAS, "4", "3");

        given(created()).when(any).refused(UNKNOWN_COMPETITION);
        given(openCompetition()).and(named(BOB)).when(any).refused(UNKNOWN_JUDGE);
        NAMED.when(submit(new DemoId("none"), "4", "3")).refused(UNKNOWN_DEMO);
    }

    @Test
    void refusesWhenLocked() {
        NAMED.and(locked()).when(submit(ATLAS, "4", "3")).refused(COMPETITION_LOCKED);
        SUBMITTED.and(locked()).when(submit(ATLAS, "5", "3")).refused(COMPETITION_LOCKED);
    }
}
