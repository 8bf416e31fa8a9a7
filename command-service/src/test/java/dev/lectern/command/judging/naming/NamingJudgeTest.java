package dev.lectern.command.judging.naming;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.JUDGE_EXISTS;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.support.Facts.assigned;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.opened;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import org.junit.jupiter.api.Test;

class NamingJudgeTest {

    private static final NameJudge NAME = new NameJudge(HACK, FINALS, ADA, text(ADA, "Name"));
    private static final NameJudge RENAME = new NameJudge(HACK, FINALS, ADA, text(ADA, "Other"));

    @Test
    void names() {
        given(created(), opened(), named(BOB)).when(NAME).records(named(ADA));
    }

    @Test
    void namesAfterReopening() {
        given(created(), opened(), locked(), reopened()).when(NAME).records(named(ADA));
    }

    @Test
    void saysNothingTwiceAndChangesNoAssignment() {
        given(created(), opened(), named(ADA), assigned(ADA, ATLAS)).when(NAME).recordsNothing();
        given(created(), opened(), named(ADA), locked()).when(NAME).recordsNothing();
    }

    @Test
    void refusesAnotherName() {
        given(created(), opened(), named(ADA)).when(RENAME).refused(JUDGE_EXISTS, "name");
    }

    @Test
    void refusesWithoutCompetition() {
        given(created()).when(NAME).refused(UNKNOWN_COMPETITION);
    }

    @Test
    void refusesWhenLocked() {
        given(created(), opened(), locked()).when(NAME).refused(COMPETITION_LOCKED);
        given(created(), opened(), named(ADA), locked()).when(RENAME).refused(COMPETITION_LOCKED);
    }
}
