package dev.lectern.command.judging.locking;

import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.opened;
import static dev.lectern.command.support.Facts.published;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.MEDIAN;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;

import org.junit.jupiter.api.Test;

class LockingCompetitionTest {

    private static final LockCompetition LOCK = new LockCompetition(HACK, FINALS);

    @Test
    void locks() {
        given(created(), opened()).when(LOCK).records(locked());
    }

    @Test
    void locksAgainAfterReopening() {
        given(created(), opened(), locked(), reopened()).when(LOCK).records(locked());
    }

    @Test
    void locksWhateverAnotherIs() {
        var other = new CompetitionId("newcomers");

        given(
                        created(),
                        opened(),
                        new CompetitionOpened(HACK, other, rules()),
                        new CompetitionLocked(HACK, other))
                .when(LOCK)
                .records(locked());
    }

    @Test
    void saysNothingTwice() {
        given(created(), opened(), locked()).when(LOCK).recordsNothing();
        given(created(), opened(), locked(), published(MEDIAN)).when(LOCK).recordsNothing();
    }

    @Test
    void refusesWithoutCompetition() {
        given(created()).when(LOCK).refused(UNKNOWN_COMPETITION);
    }
}
