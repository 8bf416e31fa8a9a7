package dev.lectern.scoring;

import static dev.lectern.scoring.Judging.CRITERIA;
import static dev.lectern.scoring.Judging.model;
import static dev.lectern.scoring.Judging.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lectern.api.DemoId;

import org.junit.jupiter.api.Test;

import java.util.List;

class TrimmedMeanTest {

    private static Ranking rank(int trim, Judging judging) {
        return new Ranker(model("trimmed-mean:" + trim), CRITERIA, null, List.of())
                .rank(judging.scorecards());
    }

    private static Judging judging(String demo, String... totals) {
        var judging = new Judging();
        for (String total : totals) {
            judging.gives(demo, total);
        }
        return judging;
    }

    @Test
    void dropsAsManyOfTheHighestAsOfTheLowest() {
        // Sorted: 1 2 4 9 10. Without 1 and 10: 15 / 3. Without 1, 2, 9 and 10: 4.
        Judging judging = judging("a", "10", "1", "9", "2", "4");

        assertThat(text(rank(1, judging))).isEqualTo("1 a 5");
        assertThat(text(rank(2, judging))).isEqualTo("1 a 4");
    }

    @Test
    void dropsOneOfSeveralThatAreTheHighest() {
        // 3 3 5 5: 8 / 2
        assertThat(text(rank(1, judging("a", "5", "3", "5", "3")))).isEqualTo("1 a 4");
    }

    @Test
    void isExact() {
        // 0 1 1 2 9 without 0 and 9: 4 / 3
        assertThat(text(rank(1, judging("a", "0", "1", "1", "2", "9")))).isEqualTo("1 a 4/3");
    }

    @Test
    void laysOpenAllTotals() {
        assertThat(rank(1, judging("a", "1", "2", "9")).standings().getFirst().totals()).hasSize(3);
    }

    @Test
    void refusesToRankWhereADemoHasTooFew() {
        Judging judging = judging("a", "1", "2", "3").gives("b", "4").gives("b", "4");

        assertThatExceptionOfType(TooFewScorecardsException.class)
                .isThrownBy(() -> rank(1, judging))
                .satisfies(e -> assertThat(e.demo()).isEqualTo(new DemoId("b")))
                .satisfies(e -> assertThat(e.required()).isEqualTo(3));
        assertThatExceptionOfType(TooFewScorecardsException.class)
                .isThrownBy(() -> rank(2, judging("a", "1", "2", "3", "4")));
        assertThat(text(rank(1, judging("a", "1", "2", "3")))).isEqualTo("1 a 2");
    }
}
