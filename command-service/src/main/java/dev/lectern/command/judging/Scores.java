package dev.lectern.command.judging;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.judging.JudgingFact.TieDeclared;
import dev.lectern.api.judging.JudgingFact.TieResolved;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tag;
import dev.lectern.scoring.Ranker;
import dev.lectern.scoring.Ranking;
import dev.lectern.scoring.Scorecard;
import dev.lectern.scoring.ScoringModel;
import dev.lectern.scoring.ScoringModels;
import dev.lectern.scoring.Settlement;
import dev.lectern.scoring.TooFewScorecardsException;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All of a competition that a ranking needs; read by the decisions that rank. It changes in place,
 * as a copy for each of thousands of facts would cost the square of their number: each decision
 * folds its own.
 */
public final class Scores {

    private Competition competition = Competition.unknown();
    private final Map<Seat, Scorecard> cards = new HashMap<>();
    private final Set<Seat> conflicts = new HashSet<>();
    private final Map<ModelVersion, Map<Set<DemoId>, Fact>> settled = new HashMap<>();

    /** A judge before a demo. */
    public record Seat(MemberId judge, DemoId demo) {}

    /** Everything under the competition's tag that {@link #evolve} needs. */
    public static Reads reads(Tag competition) {
        return Reads.NOTHING
                .and(competition, Competition.FACTS)
                .and(
                        competition,
                        ScorecardSubmitted.class,
                        ScorecardRevised.class,
                        ScorecardWithdrawn.class,
                        ConflictOfInterestDeclared.class,
                        TieResolved.class,
                        TieDeclared.class);
    }

    /** Takes one more fact into account; returns itself. */
    public Scores evolve(Fact fact) {
        competition = competition.evolve(fact);
        switch (fact) {
            case ScorecardSubmitted of -> put(new Scorecard(of.judge(), of.demo(), of.scores()));
            case ScorecardRevised of -> put(new Scorecard(of.judge(), of.demo(), of.scores()));
            case ScorecardWithdrawn of -> cards.remove(new Seat(of.judge(), of.demo()));
            case ConflictOfInterestDeclared of -> conflicts.add(new Seat(of.judge(), of.demo()));
            case TieResolved of -> settlementsOf(of.model()).put(Set.copyOf(of.order()), of);
            case TieDeclared of -> settlementsOf(of.model()).put(Set.copyOf(of.demos()), of);
            case CompetitionReopened _ -> settled.clear();
            default -> {
                // The competition has seen it.
            }
        }
        return this;
    }

    private void put(Scorecard card) {
        cards.put(new Seat(card.judge(), card.demo()), card);
    }

    private Map<Set<DemoId>, Fact> settlementsOf(ModelVersion model) {
        return settled.computeIfAbsent(model, _ -> new HashMap<>());
    }

    public Competition competition() {
        return competition;
    }

    /** How a tie of exactly these demos was settled under the model, if it was. */
    public Optional<Fact> settlement(ModelVersion model, Set<DemoId> demos) {
        return Optional.ofNullable(settlementsOf(model).get(demos));
    }

    /**
     * @param name such as {@code median} or {@code median@1}
     * @throws Refusal if there is no such model
     */
    public static ScoringModel model(String name) {
        return ScoringModels.find(name)
                .orElseThrow(() ->
                        Refusal.of(
                                        RefusalCode.UNKNOWN_SCORING_MODEL,
                                        "There is no such scoring model")
                                .field("model"));
    }

    /**
     * The ranking as it stands, with what was settled.
     *
     * @throws Refusal if a demo has too few scorecards for the model
     */
    public Ranking ranking(ScoringModel model) {
        return ranking(model, settlements(model.version()));
    }

    /** The ranking as if nothing had been settled: it shows every tie. */
    public Ranking rankingUnsettled(ScoringModel model) {
        return ranking(model, List.of());
    }

    private Ranking ranking(ScoringModel model, Collection<Settlement> settlements) {
        ScoringRules rules = competition.rules();
        var counting =
                cards.entrySet().stream()
                        .filter(entry -> !conflicts.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        try {
            return new Ranker(model, rules.criteria(), rules.tieBreak(), settlements)
                    .rank(counting);
        } catch (TooFewScorecardsException e) {
            throw Refusal.of(
                            RefusalCode.TOO_FEW_SCORECARDS,
                            "A demo has fewer scorecards than the scoring model takes")
                    .detail("demo", e.demo())
                    .detail("required", e.required());
        }
    }

    private List<Settlement> settlements(ModelVersion model) {
        return settlementsOf(model).values().stream()
                .<Settlement>map(fact ->
                        switch (fact) {
                            case TieResolved resolved -> new Settlement.Resolved(resolved.order());
                            case TieDeclared declared -> new Settlement.Declared(declared.demos());
                            default -> throw new IllegalStateException(fact.toString());
                        })
                .toList();
    }
}
