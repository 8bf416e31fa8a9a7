package dev.lectern.command.judging.publishing;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_NOT_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.NOTHING_TO_PUBLISH;
import static dev.lectern.command.deciding.RefusalCode.RANKING_ALREADY_PUBLISHED;
import static dev.lectern.command.deciding.RefusalCode.TIE_UNSETTLED;
import static dev.lectern.command.deciding.RefusalCode.TOO_FEW_SCORECARDS;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_COMPETITION;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_SCORING_MODEL;
import static dev.lectern.command.support.Facts.conflict;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.declared;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.openCompetition;
import static dev.lectern.command.support.Facts.opened;
import static dev.lectern.command.support.Facts.published;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Facts.resolved;
import static dev.lectern.command.support.Facts.revised;
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
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.DemoId;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.Place;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** Comet leads with 4.4, atlas and beacon are tied at 3.6. */
class PublishingRankingTest {

    private static final PublishRanking PUBLISH = new PublishRanking(HACK, FINALS, "median");
    private static final Place COMET_FIRST = place(1, COMET, "22/5", "4.4");
    private static final Scenario OPEN =
            given(openCompetition())
                    .and(
                            named(ADA),
                            submitted(ADA, ATLAS, "4", "3"),
                            submitted(ADA, BEACON, "4", "3"),
                            submitted(ADA, COMET, "5", "3.5"));
    private static final Scenario LOCKED = OPEN.and(locked());
    private static final Scenario DECLARED = LOCKED.and(declared(MEDIAN, ATLAS, BEACON));

    private static Place place(int rank, DemoId demo, String exact, String value) {
        return new Place(rank, demo, exact, new BigDecimal(value).setScale(10));
    }

    private static RankingPublished ranking(ModelVersion model, Place... places) {
        return new RankingPublished(HACK, FINALS, model, List.of(places));
    }

    @Test
    void publishesWithADeclaredTieAsSharedRank() {
        DECLARED.when(PUBLISH)
                .records(
                        ranking(
                                MEDIAN,
                                COMET_FIRST,
                                place(2, ATLAS, "18/5", "3.6"),
                                place(2, BEACON, "18/5", "3.6")));
    }

    @Test
    void publishesWithAResolvedTieInOrder() {
        LOCKED.and(resolved(MEDIAN, BEACON, ATLAS))
                .when(PUBLISH)
                .records(
                        ranking(
                                MEDIAN,
                                COMET_FIRST,
                                place(2, BEACON, "18/5", "3.6"),
                                place(3, ATLAS, "18/5", "3.6")));
    }

    @Test
    void publishesWhatWasSaidOfATieLast() {
        DECLARED.and(resolved(MEDIAN, BEACON, ATLAS))
                .when(PUBLISH)
                .records(
                        ranking(
                                MEDIAN,
                                COMET_FIRST,
                                place(2, BEACON, "18/5", "3.6"),
                                place(3, ATLAS, "18/5", "3.6")));
    }

    @Test
    void publishesOnlyWhatCounts() {
        OPEN.and(
                        named(BOB),
                        submitted(BOB, ATLAS, "1", "1"),
                        conflict(BOB, ATLAS),
                        withdrawn(ADA, BEACON),
                        revised(ADA, COMET, "0", "0"),
                        locked())
                .when(PUBLISH)
                .records(
                        ranking(MEDIAN, place(1, ATLAS, "18/5", "3.6"), place(2, COMET, "0", "0")));
    }

    @Test
    void publishesByTheModelAskedFor() {
        OPEN.and(withdrawn(ADA, ATLAS), withdrawn(ADA, BEACON), locked())
                .when(new PublishRanking(HACK, FINALS, "mean"))
                .records(ranking(MEAN, COMET_FIRST));
    }

    @Test
    void saysNothingTwice() {
        DECLARED.and(published(MEDIAN)).when(PUBLISH).recordsNothing();
        DECLARED.and(published(MEDIAN))
                .when(new PublishRanking(HACK, FINALS, "median@1"))
                .recordsNothing();
    }

    @Test
    void refusesAnotherModelAfterPublication() {
        DECLARED.and(published(MEDIAN))
                .when(new PublishRanking(HACK, FINALS, "mean"))
                .refused(RANKING_ALREADY_PUBLISHED);
    }

    @Test
    void refusesAModelThatTakesMoreScorecardsThanADemoHas() {
        DECLARED.when(new PublishRanking(HACK, FINALS, "trimmed-mean:1"))
                .refused(TOO_FEW_SCORECARDS);
    }

    @Test
    void refusesAnUnsettledTie() {
        refusesTie(LOCKED);
        refusesTie(LOCKED.and(declared(MEAN, ATLAS, BEACON)));
    }

    @Test
    void refusesATieWhoseSettlementAReopeningHasVoided() {
        refusesTie(DECLARED.and(reopened(), locked()));
        refusesTie(LOCKED.and(resolved(MEDIAN, ATLAS, BEACON), reopened(), locked()));
        refusesTie(DECLARED.and(published(MEDIAN), reopened(), locked()));
    }

    private static void refusesTie(Scenario scenario) {
        scenario.when(PUBLISH).refused(TIE_UNSETTLED).with("ties", List.of(demos(ATLAS, BEACON)));
    }

    @Test
    void refusesWhenNoScorecardCounts() {
        given(openCompetition()).and(locked()).when(PUBLISH).refused(NOTHING_TO_PUBLISH);
        given(openCompetition())
                .and(
                        named(ADA),
                        submitted(ADA, ATLAS, "4", "3"),
                        withdrawn(ADA, ATLAS),
                        submitted(ADA, BEACON, "4", "3"),
                        conflict(ADA, BEACON),
                        locked())
                .when(PUBLISH)
                .refused(NOTHING_TO_PUBLISH);
    }

    @Test
    void refusesUnlessLocked() {
        given(created(), opened()).when(PUBLISH).refused(COMPETITION_NOT_LOCKED);
        DECLARED.and(published(MEDIAN), reopened()).when(PUBLISH).refused(COMPETITION_NOT_LOCKED);
    }

    @Test
    void refusesUnknownModels() {
        LOCKED.when(new PublishRanking(HACK, FINALS, "median@0"))
                .refused(UNKNOWN_SCORING_MODEL, "model");
    }

    @Test
    void refusesWithoutCompetition() {
        given(created()).when(PUBLISH).refused(UNKNOWN_COMPETITION);
    }
}
