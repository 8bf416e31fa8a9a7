package dev.lectern.scoring;

import dev.lectern.api.DemoId;
import dev.lectern.scoring.Ranking.Total;

import java.util.List;
import java.util.Map;

/** Makes the value of each demo of the totals of all scorecards. */
@FunctionalInterface
public interface Valuation {

    /**
     * @param totals at least one for each demo
     * @return a value for each demo
     * @throws TooFewScorecardsException if a demo has fewer than it takes
     */
    Map<DemoId, Exact> of(Map<DemoId, List<Total>> totals);
}
