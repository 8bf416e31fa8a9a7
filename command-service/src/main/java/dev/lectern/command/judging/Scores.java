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

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All of a competition that a ranking needs; read by the decisions that rank. */
public record Scores(
        Competition competition,
        Map<Seat, Scorecard> cards,
        Set<Seat> conflicts,
        Map<ModelVersion, Map<Set<DemoId>, Fact>> settled) {

    public static final Scores NONE =
            new Scores(Competition.unknown(), Map.of(), Set.of(), Map.of());

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

    public Scores evolve(Fact fact) {
        return switch (fact) {
            case ScorecardSubmitted of -> card(new Scorecard(of.judge(), of.demo(), of.scores()));
            case ScorecardRevised of -> card(new Scorecard(of.judge(), of.demo(), of.scores()));
            case ScorecardWithdrawn of -> withdrawn(new Seat(of.judge(), of.demo()));
            case ConflictOfInterestDeclared of -> conflict(new Seat(of.judge(), of.demo()));
            case TieResolved of -> settled(of.model(), Set.copyOf(of.order()), of);
            case TieDeclared of -> settled(of.model(), Set.copyOf(of.demos()), of);
            case CompetitionReopened _ ->
                    new Scores(competition.evolve(fact), cards, conflicts, Map.of());
            default -> new Scores(competition.evolve(fact), cards, conflicts, settled);
        };
    }

    private Scores card(Scorecard card) {
        var more = new HashMap<>(cards);
        more.put(new Seat(card.judge(), card.demo()), card);
        return new Scores(competition, more, conflicts, settled);
    }

    private Scores withdrawn(Seat seat) {
        var rest = new HashMap<>(cards);
        rest.remove(seat);
        return new Scores(competition, rest, conflicts, settled);
    }

    private Scores conflict(Seat seat) {
        var more = new HashSet<>(conflicts);
        more.add(seat);
        return new Scores(competition, cards, more, settled);
    }

    private Scores settled(ModelVersion model, Set<DemoId> demos, Fact settlement) {
        var more = new HashMap<>(settled);
        var ofModel = new HashMap<>(more.getOrDefault(model, Map.of()));
        ofModel.put(demos, settlement);
        more.put(model, ofModel);
        return new Scores(competition, cards, conflicts, more);
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

    /** The ranking as it stands, with what was settled. */
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
        return new Ranker(model, rules.criteria(), rules.tieBreak(), settlements).rank(counting);
    }

    private List<Settlement> settlements(ModelVersion model) {
        return settled.getOrDefault(model, Map.of()).values().stream()
                .<Settlement>map(fact ->
                        switch (fact) {
                            case TieResolved resolved -> new Settlement.Resolved(resolved.order());
                            case TieDeclared declared -> new Settlement.Declared(declared.demos());
                            default -> throw new IllegalStateException(fact.toString());
                        })
                .toList();
    }
}
