package dev.lectern.scoring;

import static java.util.stream.Collectors.joining;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says in a few words who gave what, for the tests. */
final class Judging {

    static final CriterionId IMPACT = new CriterionId("impact");
    static final CriterionId NOVELTY = new CriterionId("novelty");

    /** Impact counts 60 %, novelty 40 %. */
    static final List<Criterion> CRITERIA = List.of(criterion(IMPACT, 60), criterion(NOVELTY, 40));

    static final TieBreak MEDIAN_IMPACT = new TieBreak(TieBreak.Statistic.MEDIAN, IMPACT);
    static final TieBreak MEAN_IMPACT = new TieBreak(TieBreak.Statistic.MEAN, IMPACT);

    private final List<Scorecard> scorecards = new ArrayList<>();
    private final Map<DemoId, Integer> judges = new HashMap<>();

    /** A scorecard by the next judge of the demo: judge-1, judge-2 … */
    Judging gives(String demo, String impact, String novelty) {
        DemoId id = new DemoId(demo);
        int judge = judges.merge(id, 1, Integer::sum);
        scorecards.add(
                new Scorecard(
                        new MemberId("judge-" + judge),
                        id,
                        Map.of(
                                IMPACT, new BigDecimal(impact),
                                NOVELTY, new BigDecimal(novelty))));
        return this;
    }

    /** A scorecard whose total is the number: the same score for both criteria. */
    Judging gives(String demo, String total) {
        return gives(demo, total, total);
    }

    List<Scorecard> scorecards() {
        return scorecards;
    }

    static Criterion criterion(CriterionId id, int weight) {
        return new Criterion(
                id,
                new ProtectedText(KeyId.of(new ConferenceId("c")), "x"),
                BigDecimal.valueOf(weight));
    }

    static ScoringModel model(String name) {
        return ScoringModels.find(name).orElseThrow();
    }

    /** A ranking as text, such as {@code 1 a 4 | 1 b 4 | 3 c 7/2}. */
    static String text(Ranking ranking) {
        return ranking.standings().stream()
                .map(s -> s.rank() + " " + s.demo() + " " + s.value())
                .collect(joining(" | "));
    }
}
