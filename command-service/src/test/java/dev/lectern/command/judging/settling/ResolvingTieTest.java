package dev.lectern.command.judging.settling;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_NOT_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.DUPLICATE_DEMO;
import static dev.lectern.command.deciding.RefusalCode.RANKING_ALREADY_PUBLISHED;
import static dev.lectern.command.deciding.RefusalCode.TIE_NOT_FOUND;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_SCORING_MODEL;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.declared;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.openCompetition;
import static dev.lectern.command.support.Facts.published;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Facts.resolved;
import static dev.lectern.command.support.Facts.submitted;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.COMET;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.MEAN;
import static dev.lectern.command.support.Samples.MEDIAN;
import static dev.lectern.command.support.Samples.demos;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.DemoId;
import dev.lectern.command.judging.settling.SettleTie.ResolveTie;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Atlas and beacon are tied, comet comes behind. */
class ResolvingTieTest {

    private static final Scenario OPEN =
            given(openCompetition())
                    .and(
                            named(ADA),
                            submitted(ADA, ATLAS, "4", "3"),
                            submitted(ADA, BEACON, "4", "3"),
                            submitted(ADA, COMET, "1", "1"));
    private static final Scenario LOCKED = OPEN.and(locked());

    private static ResolveTie resolve(String model, DemoId... order) {
        return new ResolveTie(HACK, FINALS, model, List.of(order), text("The jury talked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"median", "median@1"})
    void resolves(String model) {
        LOCKED.when(resolve(model, BEACON, ATLAS)).records(resolved(MEDIAN, BEACON, ATLAS));
    }

    @Test
    void resolvesUnderEachModel() {
        LOCKED.and(resolved(MEDIAN, BEACON, ATLAS))
                .when(resolve("mean", BEACON, ATLAS))
                .records(resolved(MEAN, BEACON, ATLAS));
    }

    @Test
    void resolvesOtherwiseUntilPublication() {
        LOCKED.and(resolved(MEDIAN, BEACON, ATLAS))
                .when(resolve("median", ATLAS, BEACON))
                .records(resolved(MEDIAN, ATLAS, BEACON));
        LOCKED.and(declared(MEDIAN, ATLAS, BEACON))
                .when(resolve("median", ATLAS, BEACON))
                .records(resolved(MEDIAN, ATLAS, BEACON));
    }

    @Test
    void saysNothingTwice() {
        var resolved = LOCKED.and(resolved(MEDIAN, BEACON, ATLAS));

        resolved.when(resolve("median@1", BEACON, ATLAS)).recordsNothing();
        resolved.and(published(MEDIAN)).when(resolve("median", BEACON, ATLAS)).recordsNothing();
    }

    @Test
    void saysItAnewAfterReopeningHasVoidedIt() {
        LOCKED.and(resolved(MEDIAN, BEACON, ATLAS), reopened(), locked())
                .when(resolve("median", BEACON, ATLAS))
                .records(resolved(MEDIAN, BEACON, ATLAS));
    }

    @Test
    void refusesOtherDemosThanTheTied() {
        refusesAsNoTie(ATLAS);
        refusesAsNoTie(ATLAS, COMET);
        refusesAsNoTie(ATLAS, BEACON, COMET);
        refusesAsNoTie(ATLAS, new DemoId("none"));
        refusesAsNoTie();
    }

    private static void refusesAsNoTie(DemoId... order) {
        LOCKED.when(resolve("median", order))
                .refused(TIE_NOT_FOUND, "order")
                .with("ties", List.of(demos(ATLAS, BEACON)));
    }

    @Test
    void refusesADemoThatIsRankedTwice() {
        LOCKED.when(resolve("median", ATLAS, BEACON, ATLAS))
                .refused(DUPLICATE_DEMO, "order")
                .with("demo", ATLAS);
    }

    @Test
    void refusesWithoutScores() {
        given(openCompetition())
                .and(locked())
                .when(resolve("median"))
                .refused(TIE_NOT_FOUND, "order")
                .with("ties", List.of());
    }

    @Test
    void refusesUnknownModels() {
        LOCKED.when(resolve("median@2", ATLAS, BEACON)).refused(UNKNOWN_SCORING_MODEL, "model");
        LOCKED.when(resolve("", ATLAS, BEACON)).refused(UNKNOWN_SCORING_MODEL, "model");
    }

    @Test
    void refusesUnlessLocked() {
        OPEN.when(resolve("median", ATLAS, BEACON)).refused(COMPETITION_NOT_LOCKED);
        LOCKED.and(resolved(MEDIAN, ATLAS, BEACON), reopened())
                .when(resolve("median", ATLAS, BEACON))
                .refused(COMPETITION_NOT_LOCKED);
    }

    @Test
    void refusesAfterPublication() {
        LOCKED.and(resolved(MEDIAN, ATLAS, BEACON), published(MEDIAN))
                .when(resolve("median", BEACON, ATLAS))
                .refused(RANKING_ALREADY_PUBLISHED);
    }

    @Test
    void refusesWithoutCompetition() {
        given(created()).when(resolve("median", ATLAS, BEACON)).refused(UNKNOWN_COMPETITION);
    }
}
