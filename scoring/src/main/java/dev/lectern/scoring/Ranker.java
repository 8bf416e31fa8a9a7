package dev.lectern.scoring;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.lectern.api.DemoId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.scoring.Ranking.Part;
import dev.lectern.scoring.Ranking.Standing;
import dev.lectern.scoring.Ranking.Tie;
import dev.lectern.scoring.Ranking.Total;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Ranks the demos of a competition by one model. */
public final class Ranker {

    private static final int PER_CENT = 100;

    private final ScoringModel model;
    private final List<Criterion> criteria;
    private final @Nullable TieBreak tieBreak;
    private final Map<Set<DemoId>, Settlement> settlements;

    /**
     * @param tieBreak orders tied demos first; {@code null} if none is defined
     * @param settlements of ties under this model; one that names other demos than a tie has is
     *     without effect
     */
    public Ranker(
            ScoringModel model,
            List<Criterion> criteria,
            @Nullable TieBreak tieBreak,
            Collection<? extends Settlement> settlements) {
        this.model = model;
        this.criteria = criteria;
        this.tieBreak = tieBreak;
        this.settlements =
                settlements.stream()
                        .collect(
                                Collectors.toMap(
                                        Settlement::demos, s -> s, (earlier, later) -> later));
    }

    /**
     * @param scorecards those that count; a demo without any is not ranked
     */
    public Ranking rank(Collection<Scorecard> scorecards) {
        Map<DemoId, List<Scorecard>> byDemo =
                scorecards.stream().collect(groupingBy(Scorecard::demo, TreeMap::new, toList()));
        var candidates = new ArrayList<Candidate>();
        byDemo.forEach((demo, cards) -> candidates.add(candidate(demo, cards)));

        var standings = new ArrayList<Standing>();
        var ties = new ArrayList<Tie>();
        for (List<Candidate> sameValue : groups(candidates, Candidate::value)) {
            for (List<Candidate> tied : breakTie(sameValue)) {
                settle(tied, standings, ties);
            }
        }
        return new Ranking(model, tieBreak, List.copyOf(standings), List.copyOf(ties));
    }

    private Candidate candidate(DemoId demo, List<Scorecard> cards) {
        List<Total> totals =
                cards.stream().sorted(comparing(Scorecard::judge)).map(this::total).toList();
        Exact value = model.aggregation().of(totals.stream().map(Total::value).toList());
        return new Candidate(demo, value, totals, null);
    }

    private Total total(Scorecard card) {
        List<Part> parts =
                criteria.stream()
                        .map(criterion -> {
                            var score =
                                    Optional.ofNullable(card.scores().get(criterion.id()))
                                            .orElseThrow(() ->
                                                    new IllegalArgumentException(
                                                            "An incomplete scorecard never counts: "
                                                                    + card.judge()
                                                                    + ", "
                                                                    + card.demo()));
                            return new Part(
                                    criterion.id(),
                                    score,
                                    criterion.weight(),
                                    Exact.of(score)
                                            .times(Exact.of(criterion.weight()))
                                            .over(PER_CENT));
                        })
                        .toList();
        Exact value = parts.stream().map(Part::value).reduce(Exact.ZERO, Exact::plus);
        return new Total(card.judge(), value, parts);
    }

    private List<List<Candidate>> breakTie(List<Candidate> tied) {
        if (tied.size() == 1 || tieBreak == null) {
            return List.of(tied);
        }
        List<Candidate> asked =
                tied.stream().map(c -> c.withTieBreakValue(tieBreakValue(tieBreak, c))).toList();
        return groups(asked, c -> java.util.Objects.requireNonNull(c.tieBreakValue()));
    }

    private static Exact tieBreakValue(TieBreak tieBreak, Candidate candidate) {
        List<Exact> scores =
                candidate.totals().stream()
                        .flatMap(total -> total.parts().stream())
                        .filter(part -> part.criterion().equals(tieBreak.criterion()))
                        .map(part -> Exact.of(part.score()))
                        .toList();
        return switch (tieBreak.statistic()) {
            case MEAN -> Aggregation.MEAN.of(scores);
            case MEDIAN -> Aggregation.MEDIAN.of(scores);
        };
    }

    private void settle(List<Candidate> tied, List<Standing> standings, List<Tie> ties) {
        int rank = standings.size() + 1;
        var demos =
                tied.stream().map(Candidate::demo).collect(Collectors.toCollection(TreeSet::new));
        Settlement settlement = tied.size() == 1 ? null : settlements.get(demos);
        if (settlement instanceof Settlement.Resolved(List<DemoId> order)) {
            for (DemoId demo : order) {
                Candidate next =
                        tied.stream().filter(c -> c.demo().equals(demo)).findFirst().orElseThrow();
                standings.add(next.standing(rank + order.indexOf(demo), demos));
            }
            return;
        }
        tied.forEach(c -> standings.add(c.standing(rank, Set.of())));
        if (tied.size() > 1) {
            ties.add(new Tie(rank, demos, tied.getFirst().value(), settlement != null));
        }
    }

    /** Groups of equal keys, the highest key first; within a group the order stays. */
    private static List<List<Candidate>> groups(
            List<Candidate> candidates, java.util.function.Function<Candidate, Exact> key) {
        return candidates.stream()
                .collect(
                        collectingAndThen(
                                groupingBy(key, () -> new TreeMap<>(reverseOrder()), toList()),
                                map -> List.copyOf(map.values())));
    }

    private record Candidate(
            DemoId demo, Exact value, List<Total> totals, @Nullable Exact tieBreakValue) {

        Candidate withTieBreakValue(Exact newTieBreakValue) {
            return new Candidate(demo, value, totals, newTieBreakValue);
        }

        Standing standing(int rank, Set<DemoId> resolvedWith) {
            return new Standing(rank, demo, value, totals, tieBreakValue, resolvedWith);
        }
    }
}
