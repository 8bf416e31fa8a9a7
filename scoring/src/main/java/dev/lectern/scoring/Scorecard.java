package dev.lectern.scoring;

import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.scoring.Ranking.Part;
import dev.lectern.scoring.Ranking.Total;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A scorecard that counts: complete, not withdrawn, without a conflict of interest.
 *
 * @param scores one for each criterion
 */
public record Scorecard(MemberId judge, DemoId demo, Map<CriterionId, BigDecimal> scores) {

    private static final int PER_CENT = 100;

    /**
     * @throws IllegalArgumentException if a criterion has no score
     */
    Total total(List<Criterion> criteria) {
        List<Part> parts = criteria.stream().map(this::part).toList();
        Exact value = parts.stream().map(Part::value).reduce(Exact.ZERO, Exact::plus);
        return new Total(judge, value, parts);
    }

    private Part part(Criterion criterion) {
        BigDecimal score = scores.get(criterion.id());
        if (score == null) {
            throw new IllegalArgumentException(
                    "An incomplete scorecard never counts: %s for %s has no score for %s"
                            .formatted(judge, demo, criterion.id()));
        }
        Exact value = Exact.of(score).times(Exact.of(criterion.weight())).over(PER_CENT);
        return new Part(criterion.id(), score, criterion.weight(), value);
    }
}
