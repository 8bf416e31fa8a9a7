package dev.lectern.scoring;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.lectern.api.DemoId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.scoring.Ranking.Standing;
import dev.lectern.scoring.Ranking.Tie;
import dev.lectern.scoring.Ranking.Total;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Ranks the demos of a competition by one model. */
public final class Ranker {

    private final ScoringModel model;
    private final List<Criterion> criteria;
    private final @Nullable TieBreak tieBreak;
    private final Map<Set<DemoId>, Settlement> settlements;

    /**
     * @param tieBreak orders tied demos first, by one of the criteria; {@code null} if none is
     *     defined
     * @param settlements of ties under this model; one that names other demos than a tie has is
     *     without effect, and of two for the same demos the later counts
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
                        .collect(toMap(Settlement::demos, s -> s, (earlier, later) -> later));
    }

    /**
     * @param scorecards those that count; a demo without any is not ranked
     * @throws IllegalArgumentException if one of them is incomplete
     * @throws TooFewScorecardsException if a demo has fewer than the model takes
     */
    public Ranking rank(Collection<Scorecard> scorecards) {
        SortedMap<DemoId, List<Total>> totals = totals(scorecards);
        Map<DemoId, Exact> values = model.valuation().of(totals);
        List<Candidate> candidates =
                totals.entrySet().stream()
                        .map(e ->
                                new Candidate(
                                        e.getKey(),
                                        Objects.requireNonNull(values.get(e.getKey())),
                                        e.getValue(),
                                        null))
                        .toList();

        var standings = new ArrayList<Standing>();
        var ties = new ArrayList<Tie>();
        for (List<Candidate> sameValue : bestFirst(candidates, Candidate::value).values()) {
            for (List<Candidate> tied : breakTie(sameValue)) {
                settle(tied, standings, ties);
            }
        }
        return new Ranking(model, tieBreak, List.copyOf(standings), List.copyOf(ties));
    }

    /** Of each demo, by judge. */
    private SortedMap<DemoId, List<Total>> totals(Collection<Scorecard> scorecards) {
        return scorecards.stream()
                .sorted(comparing(Scorecard::judge))
                .collect(
                        groupingBy(
                                Scorecard::demo,
                                TreeMap::new,
                                mapping(card -> card.total(criteria), toList())));
    }

    private List<List<Candidate>> breakTie(List<Candidate> tied) {
        if (tied.size() == 1 || tieBreak == null) {
            return List.of(tied);
        }
        var groups = new ArrayList<List<Candidate>>();
        bestFirst(tied, c -> c.ask(tieBreak))
                .forEach((answer, same) ->
                        groups.add(same.stream().map(c -> c.answering(answer)).toList()));
        return groups;
    }

    private void settle(List<Candidate> tied, List<Standing> standings, List<Tie> ties) {
        int rank = standings.size() + 1;
        if (tied.size() == 1) {
            standings.add(tied.getFirst().at(rank, Set.of()));
            return;
        }
        SortedSet<DemoId> demos =
                tied.stream().map(Candidate::demo).collect(toCollection(TreeSet::new));
        Settlement settlement = settlements.get(demos);
        if (settlement instanceof Settlement.Resolved(List<DemoId> order)) {
            tied.stream()
                    .sorted(comparingInt(c -> order.indexOf(c.demo())))
                    .forEach(c -> standings.add(c.at(standings.size() + 1, demos)));
        } else {
            tied.forEach(c -> standings.add(c.at(rank, Set.of())));
            ties.add(new Tie(rank, demos, tied.getFirst().value(), settlement != null));
        }
    }

    /** Groups of equal numbers, compared exactly; within a group the order stays. */
    private static SortedMap<Exact, List<Candidate>> bestFirst(
            List<Candidate> candidates, Function<Candidate, Exact> number) {
        return candidates.stream()
                .collect(groupingBy(number, () -> new TreeMap<>(reverseOrder()), toList()));
    }

    private record Candidate(
            DemoId demo, Exact value, List<Total> totals, @Nullable Exact tieBreakValue) {

        Exact ask(TieBreak tieBreak) {
            List<Exact> scores =
                    totals.stream()
                            .flatMap(total -> total.parts().stream())
                            .filter(part -> part.criterion().equals(tieBreak.criterion()))
                            .map(part -> Exact.of(part.score()))
                            .toList();
            return switch (tieBreak.statistic()) {
                case MEAN -> Aggregation.MEAN.of(scores);
                case MEDIAN -> Aggregation.MEDIAN.of(scores);
            };
        }

        Candidate answering(Exact answer) {
            return new Candidate(demo, value, totals, answer);
        }

        Standing at(int rank, Set<DemoId> resolvedWith) {
            return new Standing(rank, demo, value, totals, tieBreakValue, resolvedWith);
        }
    }
}
