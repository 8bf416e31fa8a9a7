package dev.lectern.command.judging.scoring;

import static dev.lectern.command.deciding.RefusalCode.SCORECARD_INCOMPLETE;
import static dev.lectern.command.deciding.RefusalCode.SCORE_OFF_STEP;
import static dev.lectern.command.deciding.RefusalCode.SCORE_OUT_OF_RANGE;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CRITERION;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.registered;
import static dev.lectern.command.support.Facts.submitted;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.CRAFT;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.IMPACT;
import static dev.lectern.command.support.Samples.criterion;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Samples.scale;
import static dev.lectern.command.support.Samples.scores;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.CriterionId;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.Scale;
import dev.lectern.command.judging.scoring.ChangeScorecard.SubmitScorecard;
import dev.lectern.command.support.Outcome;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/** Which scores a scorecard can have; the scale has its bounds and steps off zero. */
class ScoresTest {

    private static final Scale SCALE = scale("-1.5", "3.5", "0.25");
    private static final Scenario NAMED =
            given(
                    created(),
                    registered(ATLAS),
                    new CompetitionOpened(
                            HACK,
                            FINALS,
                            rules(SCALE, null, criterion(IMPACT, "60"), criterion(CRAFT, "40"))),
                    named(ADA));

    private static Outcome submit(SortedMap<CriterionId, BigDecimal> scores) {
        return NAMED.when(new SubmitScorecard(HACK, FINALS, ADA, ATLAS, scores, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.5", "-1.25", "0", "3.25", "3.5"})
    void acceptsEveryStepOfTheScaleItsEndsIncluded(String impact) {
        submit(scores(impact, "0")).records(submitted(ADA, ATLAS, impact, "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.75", "-1.500001", "3.500001", "3.75", "999999999"})
    void refusesScoresBeyondItsEnds(String impact) {
        submit(scores(impact, "0"))
                .refused(SCORE_OUT_OF_RANGE, "scores.impact")
                .with("scale", SCALE);
    }

    @ParameterizedTest
    @CsvSource({"-1.4", "0.1", "3.499999", "0.000001"})
    void refusesScoresBetweenItsSteps(String craft) {
        submit(scores("0", craft)).refused(SCORE_OFF_STEP, "scores.craft").with("scale", SCALE);
    }

    @Test
    void refusesIncompleteScorecardsAndNamesWhatIsMissing() {
        var impactOnly = scores("1", "1");
        impactOnly.remove(CRAFT);
        var nothing = scores("1", "1");
        nothing.clear();

        submit(impactOnly).refused(SCORECARD_INCOMPLETE, "scores").with("missing", List.of(CRAFT));
        submit(nothing)
                .refused(SCORECARD_INCOMPLETE, "scores")
                .with("missing", List.of(IMPACT, CRAFT));
    }

    @Test
    void refusesCriteriaThatThereAreNot() {
        var more = scores("1", "1");
        more.put(new CriterionId("luck"), BigDecimal.ONE);

        submit(more).refused(UNKNOWN_CRITERION, "scores.luck");
    }

    @Test
    void asksForWhatTheChangedRulesAskFor() {
        var impactOnly = rules(SCALE, null, criterion(IMPACT, "100"));

        NAMED.and(new RulesChanged(HACK, FINALS, impactOnly))
                .when(new SubmitScorecard(HACK, FINALS, ADA, ATLAS, scores("1", "1"), null))
                .refused(UNKNOWN_CRITERION, "scores.craft");
    }
}
