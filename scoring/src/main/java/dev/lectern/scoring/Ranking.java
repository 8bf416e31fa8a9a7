package dev.lectern.scoring;

import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.Place;
import dev.lectern.api.judging.TieBreak;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * A ranking with its computation laid open.
 *
 * @param tieBreak the one that was applied, if any is defined
 * @param standings the best first; tied demos in the order of their ids
 * @param ties every group of two and more demos that share a rank, and whether that is settled
 */
public record Ranking(
        ScoringModel model, @Nullable TieBreak tieBreak, List<Standing> standings, List<Tie> ties) {

    /** Whether no tie waits for a decision. */
    public boolean isSettled() {
        return ties.stream().allMatch(Tie::declared);
    }

    /** As it is published. */
    public List<Place> places() {
        return standings.stream()
                .map(s -> new Place(s.rank(), s.demo(), s.value().toString(), s.value().shown()))
                .toList();
    }

    /**
     * Demos that share a rank.
     *
     * @param declared whether the organisers have said that they do
     */
    public record Tie(int rank, SortedSet<DemoId> demos, Exact value, boolean declared) {}

    /**
     * A demo and how it came to its rank.
     *
     * @param value what the model makes of the totals
     * @param totals of its scorecards, by judge
     * @param tieBreakValue what the tie-break makes of its scores; only where it had to be asked
     * @param resolvedWith the demos that it was tied with until the organisers put them in order,
     *     itself included; else empty
     */
    public record Standing(
            int rank,
            DemoId demo,
            Exact value,
            List<Total> totals,
            @Nullable Exact tieBreakValue,
            Set<DemoId> resolvedWith) {}

    /** A scorecard's weighted total: the sum of its parts. */
    public record Total(MemberId judge, Exact value, List<Part> parts) {}

    /**
     * @param weight per cent
     * @param value score × weight / 100
     */
    public record Part(CriterionId criterion, BigDecimal score, BigDecimal weight, Exact value) {}
}
