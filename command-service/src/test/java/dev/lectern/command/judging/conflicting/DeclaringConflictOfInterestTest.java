package dev.lectern.command.judging.conflicting;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.CONFLICT_ALREADY_DECLARED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_DEMO;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_JUDGE;
import static dev.lectern.command.support.Facts.assigned;
import static dev.lectern.command.support.Facts.conflict;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.openCompetition;
import static dev.lectern.command.support.Facts.submitted;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.DemoId;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class DeclaringConflictOfInterestTest {

    private static final Scenario NAMED = given(openCompetition()).and(named(ADA), named(BOB));
    private static final DeclareConflictOfInterest DECLARE = declare(ATLAS, "Family");

    private static DeclareConflictOfInterest declare(DemoId demo, String reason) {
        return new DeclareConflictOfInterest(HACK, FINALS, ADA, demo, text(ADA, reason));
    }

    @Test
    void declares() {
        NAMED.and(conflict(ADA, BEACON), conflict(BOB, ATLAS))
                .when(DECLARE)
                .records(conflict(ADA, ATLAS));
    }

    @Test
    void declaresAfterAScore() {
        NAMED.and(submitted(ADA, ATLAS, "4", "3")).when(DECLARE).records(conflict(ADA, ATLAS));
    }

    @Test
    void declaresForADemoThatIsNotAssigned() {
        NAMED.and(assigned(ADA, BEACON)).when(DECLARE).records(conflict(ADA, ATLAS));
    }

    @Test
    void saysNothingTwice() {
        var declared = NAMED.and(conflict(ADA, ATLAS));

        declared.when(DECLARE).recordsNothing();
        declared.and(locked()).when(DECLARE).recordsNothing();
    }

    @Test
    void refusesAnotherReasonForTheSameConflict() {
        NAMED.and(conflict(ADA, ATLAS))
                .when(declare(ATLAS, "Business"))
                .refused(CONFLICT_ALREADY_DECLARED, "reason");
    }

    @Test
    void refusesWhatThereIsNot() {
        given(created()).when(DECLARE).refused(UNKNOWN_COMPETITION);
        given(openCompetition()).and(named(BOB)).when(DECLARE).refused(UNKNOWN_JUDGE);
        NAMED.when(declare(new DemoId("none"), "Family")).refused(UNKNOWN_DEMO);
    }

    @Test
    void refusesWhenLocked() {
        NAMED.and(locked()).when(DECLARE).refused(COMPETITION_LOCKED);
    }
}
