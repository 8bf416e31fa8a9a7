package dev.lectern.command.judging.opening;

import static dev.lectern.command.deciding.RefusalCode.COMPETITION_LOCKED;
import static dev.lectern.command.deciding.RefusalCode.CRITERIA_FROZEN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CONFERENCE;
import static dev.lectern.command.support.Facts.conflict;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.locked;
import static dev.lectern.command.support.Facts.named;
import static dev.lectern.command.support.Facts.openCompetition;
import static dev.lectern.command.support.Facts.opened;
import static dev.lectern.command.support.Facts.published;
import static dev.lectern.command.support.Facts.reopened;
import static dev.lectern.command.support.Facts.submitted;
import static dev.lectern.command.support.Facts.withdrawn;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.CRAFT;
import static dev.lectern.command.support.Samples.FINALS;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.IMPACT;
import static dev.lectern.command.support.Samples.MEDIAN;
import static dev.lectern.command.support.Samples.SCALE;
import static dev.lectern.command.support.Samples.criterion;
import static dev.lectern.command.support.Samples.rules;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.command.support.Samples;

import org.junit.jupiter.api.Test;

class OpeningCompetitionTest {

    private static final ScoringRules OTHERS =
            rules(SCALE, null, criterion(IMPACT, "50"), criterion(CRAFT, "50"));
    private static final OpenCompetition OPEN = new OpenCompetition(HACK, FINALS, rules());
    private static final OpenCompetition CHANGE = new OpenCompetition(HACK, FINALS, OTHERS);

    @Test
    void opens() {
        given(created()).when(OPEN).records(opened());
    }

    @Test
    void opensBesideAnother() {
        var other = new CompetitionId("newcomers");

        given(created(), opened(), locked())
                .when(new OpenCompetition(HACK, other, rules()))
                .records(new CompetitionOpened(HACK, other, rules()));
    }

    @Test
    void changesTheRulesBeforeTheFirstScorecard() {
        given(openCompetition())
                .and(named(ADA), conflict(ADA, ATLAS))
                .when(CHANGE)
                .records(new RulesChanged(HACK, FINALS, OTHERS));
    }

    @Test
    void changesTheRulesBack() {
        given(created(), opened(), new RulesChanged(HACK, FINALS, OTHERS))
                .when(OPEN)
                .records(new RulesChanged(HACK, FINALS, rules()));
    }

    @Test
    void changesTheRulesWhateverIsScoredElsewhere() {
        var elsewhere =
                new ScorecardSubmitted(
                        HACK,
                        new CompetitionId("newcomers"),
                        ADA,
                        ATLAS,
                        Samples.scores("1", "1"),
                        null);

        given(created(), opened(), elsewhere)
                .when(CHANGE)
                .records(new RulesChanged(HACK, FINALS, OTHERS));
    }

    @Test
    void saysNothingTwice() {
        given(created(), opened()).when(OPEN).recordsNothing();
        given(created(), opened(), new RulesChanged(HACK, FINALS, OTHERS))
                .when(CHANGE)
                .recordsNothing();
    }

    @Test
    void saysNothingTwiceWhateverHappenedSince() {
        given(created(), opened(), named(ADA), submitted(ADA, ATLAS, "4", "3"), locked())
                .when(OPEN)
                .recordsNothing();
    }

    @Test
    void refusesWithoutConference() {
        given().when(OPEN).refused(UNKNOWN_CONFERENCE);
    }

    @Test
    void refusesOtherRulesFromTheFirstScorecardOn() {
        var scored = given(openCompetition()).and(named(ADA), submitted(ADA, ATLAS, "4", "3"));

        scored.when(CHANGE).refused(CRITERIA_FROZEN);
        scored.and(withdrawn(ADA, ATLAS)).when(CHANGE).refused(CRITERIA_FROZEN);
        scored.and(conflict(ADA, ATLAS)).when(CHANGE).refused(CRITERIA_FROZEN);
        scored.and(locked(), reopened()).when(CHANGE).refused(CRITERIA_FROZEN);
    }

    @Test
    void refusesOtherRulesWhenLocked() {
        given(created(), opened(), locked()).when(CHANGE).refused(COMPETITION_LOCKED);
        given(created(), opened(), locked(), published(MEDIAN))
                .when(CHANGE)
                .refused(COMPETITION_LOCKED);
    }
}
