package dev.lectern.scoring;

import static dev.lectern.scoring.Judging.CRITERIA;
import static dev.lectern.scoring.Judging.model;
import static dev.lectern.scoring.Judging.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.DemoId;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

class ZScoresTest {

    private static Ranking rank(List<Scorecard> scorecards) {
        return new Ranker(model("z-score"), CRITERIA, null, List.of()).rank(scorecards);
    }

    @Test
    void measuresInStandardDeviationsOfEachJudge() {
        // judge-1: 1, 2, 3: mean 2, variance 2/3. judge-2: 5, 5, 5: says nothing.
        Judging judging =
                new Judging()
                        .gives("a", "3")
                        .gives("b", "2")
                        .gives("c", "1")
                        .gives("a", "5")
                        .gives("b", "5")
                        .gives("c", "5");

        Ranking ranking = rank(judging.scorecards());

        // a: (1 / √(2/3) + 0) / 2 = √6 / 4 = 0.612372435695794524549321018676…
        assertThat(ranking.standings().getFirst().value().fraction().bigDecimalValue())
                .isEqualByComparingTo(new BigDecimal("0.612372435695794524549321018676"));
        assertThat(ranking.standings())
                .extracting(
                        s -> s.rank() + " " + s.demo() + " " + s.value().shown().toPlainString())
                .containsExactly("1 a 0.6123724357", "2 b 0.0000000000", "3 c -0.6123724357");
    }

    @Test
    void isWholeWhereTheDeviationIs() {
        // 0 and 4: mean 2, deviation 2.
        assertThat(text(rank(new Judging().gives("a", "4").gives("b", "0").scorecards())))
                .isEqualTo("1 a 1 | 2 b -1");
    }

    @Test
    void aJudgeOfASingleDemoSaysNothingOfIt() {
        assertThat(text(rank(new Judging().gives("a", "4").scorecards()))).isEqualTo("1 a 0");
    }

    @Test
    void findsTiesThoughRootsAreRounded() {
        // Both judges rank the two demos the other way round, on scales of their own: 1/√… cancels.
        Judging judging =
                new Judging()
                        .gives("a", "1")
                        .gives("b", "2")
                        .gives("c", "4")
                        .gives("a", "6.5")
                        .gives("b", "3.5")
                        .gives("c", "5");

        Ranking ranking = rank(judging.scorecards());
        Ranking mirrored = rank(changed(judging.scorecards(), total -> total.negate()));

        assertThat(ranking.ties()).isEmpty();
        assertThat(mirrored.standings().getLast().demo())
                .isEqualTo(ranking.standings().getFirst().demo());
        var same = new ArrayList<Scorecard>();
        for (Scorecard card : judging.scorecards()) {
            same.add(card);
            String twin = card.demo() + "-twin";
            same.add(new Scorecard(card.judge(), new DemoId(twin), card.scores()));
        }
        assertThat(rank(same).ties()).hasSize(3);
    }

    /** Of any scorecards: who judges on another scale, or in another order, changes nothing. */
    @Test
    void doesNotDependOnAJudgesScaleNorOnTheOrder() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var judging = new Judging();
            int judges = 1 + random.nextInt(5);
            for (int demo = 0; demo < 2 + random.nextInt(5); demo++) {
                for (int judge = 0; judge < judges; judge++) {
                    judging.gives(
                            "demo-" + demo,
                            BigDecimal.valueOf(random.nextInt(21), 1).toPlainString());
                }
            }
            String expected = text(rank(judging.scorecards()));

            var shuffled = new ArrayList<>(judging.scorecards());
            Collections.shuffle(shuffled, random);
            assertThat(text(rank(shuffled))).as("round %d", round).isEqualTo(expected);
            assertThat(
                            text(
                                    rank(
                                            changed(
                                                    judging.scorecards(),
                                                    score ->
                                                            score.multiply(new BigDecimal("3"))
                                                                    .add(BigDecimal.TEN)))))
                    .as("round %d", round)
                    .isEqualTo(expected);
        }
    }

    private static List<Scorecard> changed(
            List<Scorecard> scorecards, UnaryOperator<BigDecimal> change) {
        return scorecards.stream()
                .map(card -> {
                    var scores = new HashMap<>(card.scores());
                    scores.replaceAll((_, score) -> change.apply(score));
                    return new Scorecard(card.judge(), card.demo(), scores);
                })
                .toList();
    }
}
