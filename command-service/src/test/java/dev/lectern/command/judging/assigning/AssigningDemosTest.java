package dev.lectern.command.judging.assigning;

import static dev.lectern.command.deciding.RefusalCode.ASSIGNMENT_SCORED;
import static dev.lectern.command.deciding.RefusalCode.COMPETITION_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_ASSIGNED_DEMO;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_JUDGE;
import static dev.lectern.command.support.Facts.assigned;
import static dev.lectern.command.support.Facts.assignedAll;
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
import static dev.lectern.command.support.Samples.demos;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.DemoId;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class AssigningDemosTest {

    private static final DemoId NEW = new DemoId("new");
    private static final AssignDemos ALL = new AssignDemos(HACK, FINALS, ADA, null);
    private static final Scenario NAMED = given(openCompetition()).and(named(ADA), named(BOB));

    private static AssignDemos only(DemoId... demos) {
        return new AssignDemos(HACK, FINALS, ADA, demos(demos));
    }

    @Test
    void assignsSomeOfThem() {
        NAMED.when(only(BEACON, ATLAS)).records(assigned(ADA, ATLAS, BEACON));
    }

    @Test
    void assignsNone() {
        NAMED.when(only()).records(assigned(ADA));
    }

    @Test
    void assignsAllAgain() {
        NAMED.and(assigned(ADA, ATLAS)).when(ALL).records(assignedAll(ADA));
    }

    @Test
    void assignsOthersInstead() {
        NAMED.and(assigned(ADA, ATLAS)).when(only(BEACON)).records(assigned(ADA, BEACON));
    }

    @Test
    void saysNothingTwice() {
        NAMED.and(assigned(ADA, ATLAS), assigned(BOB, BEACON)).when(only(ATLAS)).recordsNothing();
        NAMED.when(ALL).recordsNothing();
        NAMED.and(assigned(ADA, ATLAS), assignedAll(ADA)).when(ALL).recordsNothing();
    }

    @Test
    void takesAllOfThemByNameForLessThanAll() {
        given(openCompetition())
                .and(named(ADA), assigned(ADA, ATLAS, BEACON))
                .when(ALL)
                .records(assignedAll(ADA));
    }

    @Test
    void refusesToDropAScoredDemo() {
        var scored = NAMED.and(submitted(ADA, ATLAS, "4", "3"), revised(ADA, ATLAS, "4", "4"));

        scored.when(only(BEACON)).refused(ASSIGNMENT_SCORED, "demos").with("scored", demos(ATLAS));
        scored.when(only(ATLAS, BEACON)).records(assigned(ADA, ATLAS, BEACON));
    }

    @Test
    void dropsADemoWhoseScorecardCountsNoMore() {
        var scored = NAMED.and(submitted(ADA, ATLAS, "4", "3"));

        scored.and(withdrawn(ADA, ATLAS)).when(only(BEACON)).records(assigned(ADA, BEACON));
        scored.and(conflict(ADA, ATLAS)).when(only(BEACON)).records(assigned(ADA, BEACON));
    }

    @Test
    void refusesToDropADemoThatIsScoredAgain() {
        NAMED.and(
                        submitted(ADA, ATLAS, "4", "3"),
                        withdrawn(ADA, ATLAS),
                        submitted(ADA, ATLAS, "4", "3"))
                .when(only())
                .refused(ASSIGNMENT_SCORED, "demos");
    }

    @Test
    void dropsWhatOnlyAnotherJudgeHasScored() {
        NAMED.and(submitted(BOB, ATLAS, "4", "3"))
                .when(only(BEACON))
                .records(assigned(ADA, BEACON));
    }

    @Test
    void refusesDemosThatThereAreNot() {
        NAMED.when(only(ATLAS, NEW))
                .refused(UNKNOWN_ASSIGNED_DEMO, "demos")
                .with("unknown", demos(NEW));
    }

    @Test
    void refusesWithoutCompetitionOrJudge() {
        given(created()).when(ALL).refused(UNKNOWN_COMPETITION);
        given(openCompetition()).and(named(BOB)).when(ALL).refused(UNKNOWN_JUDGE);
    }

    @Test
    void refusesWhenLocked() {
        var locked = NAMED.and(assigned(ADA, ATLAS), locked());

        locked.when(only(BEACON)).refused(COMPETITION_LOCKED);
        locked.when(ALL).refused(COMPETITION_LOCKED);
        locked.when(only(ATLAS)).recordsNothing();
    }
}
