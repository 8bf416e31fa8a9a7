package dev.lectern.command.judging.opening;

import static dev.lectern.command.deciding.RefusalCode.DUPLICATE_CRITERION;
import static dev.lectern.command.deciding.RefusalCode.SCALE_INVALID;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CRITERION;
import static dev.lectern.command.deciding.RefusalCode.WEIGHTS_NOT_100;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.opened;
import static dev.lectern.command.support.Samples.CRAFT;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.IMPACT;
import static dev.lectern.command.support.Samples.SCALE;
import static dev.lectern.command.support.Samples.criterion;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Samples.scale;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.CriterionId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.judging.TieBreak.Statistic;
import dev.lectern.command.support.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

/** Which rules a competition can have. */
class ScoringRulesTest {

    private static final Criterion WHOLE = criterion(IMPACT, "100");

    private static Outcome open(ScoringRules rules) {
        return given(created()).when(new OpenCompetition(HACK, FINALS, rules));
    }

    private static void accepts(ScoringRules rules) {
        open(rules).records(new CompetitionOpened(HACK, FINALS, rules));
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0.5", "1, 10, 1", "-5, 5, 2.5", "0, 0.000001, 0.000001", "3, 5, 2"})
    void acceptsScales(String min, String max, String step) {
        accepts(rules(scale(min, max, step), null, WHOLE));
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0", "0, 5, -1", "5, 5, 1", "6, 5, 1", "0, 5, 2", "0, 5, 10", "0.1, 5, 0.5"})
    void refusesScalesThatStepsDoNotFill(String min, String max, String step) {
        open(rules(scale(min, max, step), null, WHOLE)).refused(SCALE_INVALID, "scale");
    }

    @Test
    void acceptsWeightsThatTotal100Exactly() {
        accepts(rules(SCALE, null, criterion(IMPACT, "33.333333"), criterion(CRAFT, "66.666667")));
    }

    @ParameterizedTest
    @CsvSource({
        "33.333333, 66.666666, 99.999999",
        "50, 50.000001, 100.000001",
        "0, 100, 100",
        "-1, 101, 100",
        "50, 40, 90"
    })
    void refusesWeightsThatDoNot(String impact, String craft, BigDecimal total) {
        open(rules(SCALE, null, criterion(IMPACT, impact), criterion(CRAFT, craft)))
                .refused(WEIGHTS_NOT_100, "criteria")
                .with("total", total);
    }

    @Test
    void refusesNoCriteria() {
        open(rules(SCALE, null))
                .refused(WEIGHTS_NOT_100, "criteria")
                .with("total", BigDecimal.ZERO);
    }

    @Test
    void refusesTheSameCriterionTwice() {
        open(rules(SCALE, null, criterion(IMPACT, "50"), criterion(IMPACT, "50")))
                .refused(DUPLICATE_CRITERION, "criteria")
                .with("criterion", IMPACT);
    }

    @Test
    void acceptsATieBreakByOneOfTheCriteria() {
        accepts(rules(SCALE, new TieBreak(Statistic.MEDIAN, IMPACT), WHOLE));
    }

    @Test
    void refusesATieBreakByAnother() {
        open(rules(SCALE, new TieBreak(Statistic.MEAN, new CriterionId("luck")), WHOLE))
                .refused(UNKNOWN_CRITERION, "tieBreak.criterion");
    }

    @Test
    void refusesThemJustTheSameWhenTheyReplaceOthers() {
        given(created(), opened())
                .when(new OpenCompetition(HACK, FINALS, rules(SCALE, null)))
                .refused(WEIGHTS_NOT_100, "criteria");
    }
}
