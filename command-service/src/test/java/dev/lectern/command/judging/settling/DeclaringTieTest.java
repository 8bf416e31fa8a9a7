package dev.lectern.command.judging.settling;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_NOT_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.RANKING_ALREADY_PUBLISHED;
import static dev.lectern.command.deciding.RefusalCode.TIE_NOT_FOUND;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_SCORING_MODEL;
import static dev.lectern.command.support.Facts.conflict;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.declared;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.openCompetition;
import static dev.lectern.command.support.Facts.published;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Facts.resolved;
import static dev.lectern.command.support.Facts.submitted;
import static dev.lectern.command.support.Facts.withdrawn;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.COMET;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.MEAN;
import static dev.lectern.command.support.Samples.MEDIAN;
import static dev.lectern.command.support.Samples.demos;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.command.judging.settling.SettleTie.DeclareTie;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Atlas and beacon have the same median, and with comet's withdrawn no third. */
class DeclaringTieTest {

    private static final MemberId EVE = new MemberId("eve");
    private static final Scenario OPEN =
            given(openCompetition())
                    .and(
                            named(ADA),
                            named(BOB),
                            named(EVE),
                            submitted(ADA, ATLAS, "1", "1"),
                            submitted(BOB, ATLAS, "3", "3"),
                            submitted(EVE, ATLAS, "5", "5"),
                            submitted(ADA, BEACON, "3", "3"),
                            submitted(BOB, BEACON, "3", "3"),
                            submitted(EVE, BEACON, "4.5", "4.5"),
                            submitted(ADA, COMET, "3", "3"),
                            withdrawn(ADA, COMET));
    private static final Scenario LOCKED = OPEN.and(locked());

    private static DeclareTie declare(String model, DemoId... demos) {
        return new DeclareTie(HACK, FINALS, model, demos(demos), text("They share the prize"));
    }

    @Test
    void declares() {
        LOCKED.when(declare("median", BEACON, ATLAS)).records(declared(MEDIAN, ATLAS, BEACON));
    }

    @Test
    void declaresOtherwiseUntilPublication() {
        LOCKED.and(resolved(MEDIAN, BEACON, ATLAS))
                .when(declare("median", ATLAS, BEACON))
                .records(declared(MEDIAN, ATLAS, BEACON));
    }

    @Test
    void saysNothingTwice() {
        var declared = LOCKED.and(declared(MEDIAN, ATLAS, BEACON));

        declared.when(declare("median", BEACON, ATLAS)).recordsNothing();
        declared.and(published(MEDIAN)).when(declare("median", ATLAS, BEACON)).recordsNothing();
    }

    @Test
    void refusesATieOfAnotherModel() {
        LOCKED.when(declare("mean", ATLAS, BEACON))
                .refused(TIE_NOT_FOUND, "demos")
                .with("ties", List.of());
        LOCKED.and(declared(MEDIAN, ATLAS, BEACON))
                .when(declare("mean", ATLAS, BEACON))
                .refused(TIE_NOT_FOUND, "demos");
    }

    @Test
    void refusesWhatIsNoLongerATie() {
        OPEN.and(conflict(BOB, ATLAS), conflict(EVE, ATLAS), locked())
                .when(declare("median", ATLAS, BEACON))
                .refused(TIE_NOT_FOUND, "demos");
        LOCKED.when(declare("median", ATLAS, BEACON, COMET)).refused(TIE_NOT_FOUND, "demos");
        LOCKED.when(declare("median")).refused(TIE_NOT_FOUND, "demos");
    }

    @Test
    void findsTheTieThatAConflictMakes() {
        OPEN.and(conflict(EVE, ATLAS), conflict(ADA, ATLAS), conflict(EVE, BEACON), locked())
                .when(declare("mean", ATLAS, BEACON))
                .records(declared(MEAN, ATLAS, BEACON));
    }

    @Test
    void refusesUnknownModels() {
        LOCKED.when(declare("guess", ATLAS, BEACON)).refused(UNKNOWN_SCORING_MODEL, "model");
    }

    @Test
    void refusesUnlessLocked() {
        OPEN.when(declare("median", ATLAS, BEACON)).refused(COMPETITION_NOT_LOCKED);
        LOCKED.and(declared(MEDIAN, ATLAS, BEACON), reopened())
                .when(declare("median", ATLAS, BEACON))
                .refused(COMPETITION_NOT_LOCKED);
    }

    @Test
    void refusesAfterPublication() {
        LOCKED.and(resolved(MEDIAN, ATLAS, BEACON), published(MEDIAN))
                .when(declare("median", ATLAS, BEACON))
                .refused(RANKING_ALREADY_PUBLISHED);
    }

    @Test
    void refusesWithoutCompetition() {
        given(created()).when(declare("median", ATLAS, BEACON)).refused(UNKNOWN_COMPETITION);
    }
}
