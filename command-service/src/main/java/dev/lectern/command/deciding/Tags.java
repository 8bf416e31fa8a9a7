package dev.lectern.command.deciding;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.ConferenceFact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.judging.JudgingFact.AllDemosAssigned;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.DemosAssigned;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.JudgingFact.RulesChanged;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.judging.JudgingFact.TieDeclared;
import dev.lectern.api.judging.JudgingFact.TieResolved;

import java.util.Set;

/**
 * What every fact is about. Ids contain no {@code /}, so nested names cannot be confused. A tag is
 * forever: what a stored fact was not tagged with, no decision finds it by.
 */
public final class Tags {

    /** The tag whose value is the key of the record on the topic. */
    public static final String CONFERENCE = "conference";

    private Tags() {}

    public static Tag conference(ConferenceId conference) {
        return new Tag(CONFERENCE, conference.value());
    }

    public static Tag demo(ConferenceId conference, DemoId demo) {
        return new Tag("demo", conference + "/" + demo);
    }

    public static Tag competition(ConferenceId conference, CompetitionId competition) {
        return new Tag("competition", conference + "/" + competition);
    }

    public static Tag judge(ConferenceId conference, CompetitionId competition, MemberId judge) {
        return new Tag("judge", conference + "/" + competition + "/" + judge);
    }

    public static Tag scorecard(
            ConferenceId conference, CompetitionId competition, MemberId judge, DemoId demo) {
        return new Tag("scorecard", conference + "/" + competition + "/" + judge + "/" + demo);
    }

    /** Every tag of a fact. */
    public static Set<Tag> of(Fact fact) {
        return switch (fact) {
            case ConferenceFact of -> of(of);
            case JudgingFact of -> of(of);
            default -> throw new IllegalArgumentException("No tags for " + fact.getClass());
        };
    }

    private static Set<Tag> of(ConferenceFact fact) {
        Tag conference = conference(fact.conference());
        return switch (fact) {
            case ConferenceCreated _ -> Set.of(conference);
            case DemoRegistered of -> Set.of(conference, demo(of.conference(), of.demo()));
        };
    }

    private static Set<Tag> of(JudgingFact fact) {
        return switch (fact) {
            case CompetitionOpened _,
                    RulesChanged _,
                    CompetitionLocked _,
                    CompetitionReopened _,
                    TieResolved _,
                    TieDeclared _,
                    RankingPublished _ ->
                    ofCompetition(fact);
            case JudgeNamed of -> ofJudge(fact, of.judge());
            case AllDemosAssigned of -> ofJudge(fact, of.judge());
            case DemosAssigned of -> ofJudge(fact, of.judge());
            case ConflictOfInterestDeclared of -> ofScorecard(fact, of.judge(), of.demo());
            case ScorecardSubmitted of -> ofScorecard(fact, of.judge(), of.demo());
            case ScorecardRevised of -> ofScorecard(fact, of.judge(), of.demo());
            case ScorecardWithdrawn of -> ofScorecard(fact, of.judge(), of.demo());
        };
    }

    private static Set<Tag> ofCompetition(JudgingFact fact) {
        return Set.of(
                conference(fact.conference()), competition(fact.conference(), fact.competition()));
    }

    private static Set<Tag> ofJudge(JudgingFact fact, MemberId judge) {
        return Set.of(
                conference(fact.conference()),
                competition(fact.conference(), fact.competition()),
                judge(fact.conference(), fact.competition(), judge));
    }

    private static Set<Tag> ofScorecard(JudgingFact fact, MemberId judge, DemoId demo) {
        return Set.of(
                conference(fact.conference()),
                competition(fact.conference(), fact.competition()),
                judge(fact.conference(), fact.competition(), judge),
                scorecard(fact.conference(), fact.competition(), judge, demo));
    }
}
