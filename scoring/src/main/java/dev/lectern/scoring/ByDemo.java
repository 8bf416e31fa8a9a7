package dev.lectern.scoring;

import static java.util.stream.Collectors.toMap;

import dev.lectern.api.DemoId;
import dev.lectern.scoring.Ranking.Total;

import java.util.List;
import java.util.Map;

/**
 * Each demo's own totals make its value.
 *
 * @param aggregation of those that are left
 * @param trim how many of the highest are dropped, and how many of the lowest
 */
record ByDemo(Aggregation aggregation, int trim) implements Valuation {

    ByDemo(Aggregation aggregation) {
        this(aggregation, 0);
    }

    @Override
    public Map<DemoId, Exact> of(Map<DemoId, List<Total>> totals) {
        return totals.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, e -> value(e.getKey(), e.getValue())));
    }

    private Exact value(DemoId demo, List<Total> totals) {
        if (totals.size() < 2 * trim + 1) {
            throw new TooFewScorecardsException(demo, 2 * trim + 1);
        }
        return aggregation.of(
                totals.stream()
                        .map(Total::value)
                        .sorted()
                        .skip(trim)
                        .limit(totals.size() - 2L * trim)
                        .toList());
    }
}
