package dev.lectern.api.judging;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.Decimals;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What happens in a competition, from its criteria to its published ranking. */
public sealed interface JudgingFact extends Fact.OfConference {

    CompetitionId competition();

    record CompetitionOpened(ConferenceId conference, CompetitionId competition, ScoringRules rules)
            implements JudgingFact {}

    /** The rules were replaced, which only an unscored competition allows. */
    record RulesChanged(ConferenceId conference, CompetitionId competition, ScoringRules rules)
            implements JudgingFact {}

    /** From now on the member judges every demo of the conference, unless assigned otherwise. */
    record JudgeNamed(
            ConferenceId conference, CompetitionId competition, MemberId judge, ProtectedText name)
            implements JudgingFact {}

    record AllDemosAssigned(ConferenceId conference, CompetitionId competition, MemberId judge)
            implements JudgingFact {}

    /** The judge judges these demos and no others. */
    record DemosAssigned(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            SortedSet<DemoId> demos)
            implements JudgingFact {

        public DemosAssigned {
            demos = Collections.unmodifiableSortedSet(new TreeSet<>(demos));
        }
    }

    /** A scorecard of this judge for this demo no longer counts, and none can be given. */
    record ConflictOfInterestDeclared(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            DemoId demo,
            ProtectedText reason)
            implements JudgingFact {}

    record ScorecardSubmitted(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            DemoId demo,
            SortedMap<CriterionId, BigDecimal> scores,
            @Nullable ProtectedText comment)
            implements JudgingFact {

        public ScorecardSubmitted {
            scores = canonical(scores);
        }
    }

    record ScorecardRevised(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            DemoId demo,
            SortedMap<CriterionId, BigDecimal> scores,
            @Nullable ProtectedText comment)
            implements JudgingFact {

        public ScorecardRevised {
            scores = canonical(scores);
        }
    }

    record ScorecardWithdrawn(
            ConferenceId conference, CompetitionId competition, MemberId judge, DemoId demo)
            implements JudgingFact {}

    record CompetitionLocked(ConferenceId conference, CompetitionId competition)
            implements JudgingFact {}

    /** Scores can change again; resolved and declared ties are void. */
    record CompetitionReopened(
            ConferenceId conference, CompetitionId competition, ProtectedText reason)
            implements JudgingFact {}

    /**
     * @param order all demos of the tie, the best first
     */
    record TieResolved(
            ConferenceId conference,
            CompetitionId competition,
            ModelVersion model,
            List<DemoId> order,
            ProtectedText reason)
            implements JudgingFact {

        public TieResolved {
            order = List.copyOf(order);
        }
    }

    /** The demos of the tie share their rank for good. */
    record TieDeclared(
            ConferenceId conference,
            CompetitionId competition,
            ModelVersion model,
            SortedSet<DemoId> demos,
            ProtectedText reason)
            implements JudgingFact {

        public TieDeclared {
            demos = Collections.unmodifiableSortedSet(new TreeSet<>(demos));
        }
    }

    record RankingPublished(
            ConferenceId conference,
            CompetitionId competition,
            ModelVersion model,
            List<Place> places)
            implements JudgingFact {

        public RankingPublished {
            places = List.copyOf(places);
        }
    }

    private static SortedMap<CriterionId, BigDecimal> canonical(
            SortedMap<CriterionId, BigDecimal> scores) {
        var result = new TreeMap<CriterionId, BigDecimal>();
        scores.forEach((criterion, score) -> result.put(criterion, Decimals.canonical(score)));
        return Collections.unmodifiableSortedMap(result);
    }
}
