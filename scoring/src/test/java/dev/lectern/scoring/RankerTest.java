package dev.lectern.scoring;

import static dev.lectern.scoring.Judging.CRITERIA;
import static dev.lectern.scoring.Judging.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.scoring.Ranking.Standing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

class RankerTest {

    @Test
    void laysOpenHowAValueCameAbout() {
        // judge-1: 4.5 × 60 % = 2.7, 3 × 40 % = 1.2, together 3.9
        // judge-2: 4 × 60 % = 2.4, 5 × 40 % = 2, together 4.4
        // mean: 8.3 / 2 = 4.15
        Ranking ranking = rank("mean", new Judging().gives("a", "4.5", "3").gives("a", "4", "5"));

        assertThat(ranking.standings()).hasSize(1);
        Standing standing = ranking.standings().getFirst();
        assertThat(standing.value()).hasToString("83/20");
        assertThat(standing.value().shown()).isEqualTo(new BigDecimal("4.1500000000"));
        assertThat(standing.totals())
                .extracting(t -> t.judge() + " " + t.value())
                .containsExactly("judge-1 39/10", "judge-2 22/5");
        assertThat(standing.totals().getFirst().parts())
                .extracting(p ->
                        "%s %s × %s%% = %s"
                                .formatted(p.criterion(), p.score(), p.weight(), p.value()))
                .containsExactly("impact 4.5 × 60% = 27/10", "novelty 3 × 40% = 6/5");
        assertThat(standing.tieBreakValue()).isNull();
        assertThat(standing.resolvedWith()).isEmpty();
    }

    @Test
    void aSingleJudgeDecidesAlone() {
        // 2.5 × 60 % + 5 × 40 % = 1.5 + 2 = 3.5
        var judging = new Judging().gives("a", "2.5", "5");

        assertThat(text(rank("mean", judging))).isEqualTo("1 a 7/2");
        assertThat(text(rank("median", judging))).isEqualTo("1 a 7/2");
    }

    @Test
    void oddAndEvenCountsOfScorecards() {
        // a: 1, 2, 5: median 2, mean 8/3. b: 1, 2, 3, 5: median 5/2, mean 11/4.
        var judging =
                new Judging()
                        .gives("a", "5")
                        .gives("a", "1")
                        .gives("a", "2")
                        .gives("b", "5")
                        .gives("b", "3")
                        .gives("b", "2")
                        .gives("b", "1");

        assertThat(text(rank("median", judging))).isEqualTo("1 b 5/2 | 2 a 2");
        assertThat(text(rank("mean", judging))).isEqualTo("1 b 11/4 | 2 a 8/3");
    }

    @Test
    void anAverageThatNoDecimalHolds() {
        // Seven totals: 4.5 + 4.5 + 4.25 + 4 + 3.75 + 3.5 + 3.45 = 27.95; 27.95 / 7 = 559/140.
        var judging = new Judging();
        for (String total : List.of("4.5", "4.5", "4.25", "4", "3.75", "3.5", "3.45")) {
            judging.gives("a", total);
        }

        Standing standing = rank("mean", judging).standings().getFirst();

        assertThat(standing.value()).hasToString("559/140");
        assertThat(standing.value().shown()).isEqualTo(new BigDecimal("3.9928571429"));
    }

    @Test
    void weightsWithAFractionTotalExactly() {
        // A third cannot be written, but 33.333334 + 33.333333 + 33.333333 = 100: all 3s are 3.
        var ids = List.of(new CriterionId("x"), new CriterionId("y"), new CriterionId("z"));
        var weights = List.of("33.333334", "33.333333", "33.333333");
        List<Criterion> criteria =
                IntStream.range(0, 3)
                        .mapToObj(i ->
                                new Criterion(
                                        ids.get(i),
                                        CRITERIA.getFirst().name(),
                                        new BigDecimal(weights.get(i))))
                        .toList();
        var scores = new HashMap<CriterionId, BigDecimal>();
        ids.forEach(id -> scores.put(id, new BigDecimal("3.00")));
        var card = new Scorecard(new MemberId("j"), new DemoId("a"), scores);

        Ranking ranking =
                new Ranker(Judging.model("mean"), criteria, null, List.of()).rank(List.of(card));

        assertThat(text(ranking)).isEqualTo("1 a 3");
    }

    @Test
    void anIncompleteScorecardNeverCounts() {
        var card =
                new Scorecard(
                        new MemberId("judge-1"),
                        new DemoId("a"),
                        Map.of(Judging.IMPACT, BigDecimal.ONE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ranker("mean").rank(List.of(card)))
                .withMessageContaining("judge-1")
                .withMessageContaining("novelty");
    }

    @Test
    void nobodyIsRankedWithoutScorecards() {
        Ranking ranking = ranker("mean").rank(List.of());

        assertThat(ranking.standings()).isEmpty();
        assertThat(ranking.isSettled()).isTrue();
    }

    @Test
    void scoresBelowZeroCount() {
        // a: (-2 + 1) / 2 = -1/2; b: -1
        var judging = new Judging().gives("a", "-2").gives("a", "1").gives("b", "-1");

        assertThat(text(rank("mean", judging))).isEqualTo("1 a -1/2 | 2 b -1");
    }

    @Test
    @Timeout(5)
    void theOrderOfScorecardsDoesNotMatterAndManyAreQuick() {
        // 60 demos × 12 judges × 6 criteria.
        var random = new Random(559);
        List<Criterion> criteria =
                IntStream.range(0, 6)
                        .mapToObj(i -> Judging.criterion(new CriterionId("c" + i), i < 2 ? 20 : 15))
                        .toList();
        var cards = new ArrayList<Scorecard>();
        for (int demo = 0; demo < 60; demo++) {
            for (int judge = 0; judge < 12; judge++) {
                var scores = new HashMap<CriterionId, BigDecimal>();
                criteria.forEach(c ->
                        scores.put(
                                c.id(), BigDecimal.valueOf(random.nextInt(11)).movePointLeft(1)));
                cards.add(
                        new Scorecard(
                                new MemberId("judge-" + judge),
                                new DemoId("demo-" + demo),
                                scores));
            }
        }
        for (ScoringModel model : ScoringModels.all()) {
            var ranker = new Ranker(model, criteria, null, List.of());
            Ranking ranking = ranker.rank(cards);
            var shuffled = new ArrayList<>(cards);
            Collections.shuffle(shuffled, random);

            assertThat(ranker.rank(shuffled)).isEqualTo(ranking);
            assertThat(ranking.standings()).hasSize(60);
            assertThat(ranking.standings())
                    .isSortedAccordingTo((s, t) -> t.value().compareTo(s.value()));
        }
    }

    private static Ranker ranker(String model) {
        return new Ranker(Judging.model(model), CRITERIA, null, List.of());
    }

    private static Ranking rank(String model, Judging judging) {
        return ranker(model).rank(judging.scorecards());
    }
}
