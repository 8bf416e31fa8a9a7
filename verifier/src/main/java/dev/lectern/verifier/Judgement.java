package dev.lectern.verifier;

import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.Place;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.scoring.Ranker;
import dev.lectern.scoring.Ranking;
import dev.lectern.scoring.Scorecard;
import dev.lectern.scoring.ScoringModel;
import dev.lectern.scoring.ScoringModels;
import dev.lectern.scoring.Settlement;
import dev.lectern.scoring.TooFewScorecardsException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One competition, ranked again whenever its ranking is published. */
final class Judgement {

    private record Seat(MemberId judge, DemoId demo) {}

    private record Settled(ModelVersion model, Settlement settlement) {}

    private final Map<Seat, Scorecard> cards = new HashMap<>();
    private final Set<Seat> conflicts = new HashSet<>();
    private final List<Settled> settled = new ArrayList<>();
    private @Nullable ScoringRules rules;
    private @Nullable ModelVersion published;
    private @Nullable ModelVersion superseded;

    /**
     * @return what is wrong with it, or nothing
     */
    String count(JudgingFact fact) {
        switch (fact) {
            case JudgingFact.CompetitionOpened f -> rules = f.rules();
            case JudgingFact.RulesChanged f -> rules = f.rules();
            case JudgingFact.ScorecardSubmitted f ->
                    put(new Scorecard(f.judge(), f.demo(), f.scores()));
            case JudgingFact.ScorecardRevised f ->
                    put(new Scorecard(f.judge(), f.demo(), f.scores()));
            case JudgingFact.ScorecardWithdrawn f -> cards.remove(new Seat(f.judge(), f.demo()));
            case JudgingFact.ConflictOfInterestDeclared f ->
                    conflicts.add(new Seat(f.judge(), f.demo()));
            case JudgingFact.TieResolved f ->
                    settled.add(new Settled(f.model(), new Settlement.Resolved(f.order())));
            case JudgingFact.TieDeclared f ->
                    settled.add(new Settled(f.model(), new Settlement.Declared(f.demos())));
            case JudgingFact.CompetitionReopened _ -> {
                settled.clear();
                superseded = published == null ? superseded : published;
                published = null;
            }
            case JudgingFact.RankingPublished f -> {
                published = f.model();
                return check(f);
            }
            case JudgingFact.JudgeNamed _,
                    JudgingFact.AllDemosAssigned _,
                    JudgingFact.DemosAssigned _,
                    JudgingFact.CompetitionLocked _ -> {
                // Nothing of it is computed.
            }
        }
        return "";
    }

    private void put(Scorecard card) {
        cards.put(new Seat(card.judge(), card.demo()), card);
    }

    private String check(JudgingFact.RankingPublished fact) {
        ScoringModel model = ScoringModels.find(fact.model().toString()).orElse(null);
        if (model == null) {
            return "the ranking is by a model that is not known: " + fact.model();
        }
        if (rules == null) {
            return "the ranking is of a competition without rules";
        }
        List<Place> computed;
        try {
            computed = rank(model, rules).places();
        } catch (IllegalArgumentException | TooFewScorecardsException e) {
            return "the ranking that was published cannot be computed: " + e.getMessage();
        }
        return computed.equals(fact.places())
                ? ""
                : "the ranking that was published is not that of the scorecards, which is "
                        + computed;
    }

    private Ranking rank(ScoringModel model, ScoringRules by) {
        List<Settlement> settlements =
                settled.stream()
                        .filter(s -> s.model().equals(model.version()))
                        .map(Settled::settlement)
                        .toList();
        List<Scorecard> counting =
                cards.entrySet().stream()
                        .filter(card -> !conflicts.contains(card.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        return new Ranker(model, by.criteria(), by.tieBreak(), settlements).rank(counting);
    }

    @Override
    public String toString() {
        return "%d scorecards; %s".formatted(cards.size(), publication());
    }

    private String publication() {
        if (published != null) {
            return "the published ranking by %s is that of the scorecards".formatted(published);
        }
        return superseded == null
                ? "no ranking is published"
                : "no ranking is published since it was reopened; the one by %s before was that of the scorecards"
                        .formatted(superseded);
    }
}
