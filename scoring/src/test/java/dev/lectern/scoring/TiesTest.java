package dev.lectern.scoring;

import static dev.lectern.scoring.Judging.CRITERIA;
import static dev.lectern.scoring.Judging.MEAN_IMPACT;
import static dev.lectern.scoring.Judging.MEDIAN_IMPACT;
import static dev.lectern.scoring.Judging.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.DemoId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.scoring.Ranking.Standing;
import dev.lectern.scoring.Ranking.Tie;
import dev.lectern.scoring.Settlement.Declared;
import dev.lectern.scoring.Settlement.Resolved;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class TiesTest {

    /** a and b total 4 (5 × 60 % + 2.5 × 40 %, and 4 twice), c 3. */
    private static final Judging TWO_TIED =
            new Judging().gives("c", "3").gives("b", "5", "2.5").gives("a", "4");

    @Test
    void tiedDemosShareTheBetterRankAndTheNextOneIsLeftOut() {
        Ranking ranking = rank(TWO_TIED, null);

        assertThat(text(ranking)).isEqualTo("1 a 4 | 1 b 4 | 3 c 3");
        assertThat(ranking.ties()).containsExactly(tie(1, "4", false, "a", "b"));
        assertThat(ranking.isSettled()).isFalse();
    }

    @Test
    void aTieInTheMiddleAndOneAtTheEnd() {
        var judging =
                new Judging()
                        .gives("a", "5")
                        .gives("b", "4")
                        .gives("c", "4")
                        .gives("d", "4")
                        .gives("e", "1")
                        .gives("f", "1");
        Ranking ranking = rank(judging, null);

        assertThat(text(ranking)).isEqualTo("1 a 5 | 2 b 4 | 2 c 4 | 2 d 4 | 5 e 1 | 5 f 1");
        assertThat(ranking.ties())
                .containsExactly(tie(2, "4", false, "b", "c", "d"), tie(5, "1", false, "e", "f"));
    }

    @Test
    void theSameNumberByDifferentWaysIsATie() {
        // a: 4.5 × 60 % + 3.9375 × 40 % = 2.7 + 1.575 = 4.275
        // b: the median of 4.25 and 4.3 = 8.55 / 2 = 4.275; shown rounded to two places, a is 4.28
        var judging =
                new Judging().gives("a", "4.5", "3.9375").gives("b", "4.25").gives("b", "4.30");
        Ranking ranking = rank(judging, null);

        assertThat(text(ranking)).isEqualTo("1 a 171/40 | 1 b 171/40");
        assertThat(ranking.isSettled()).isFalse();
    }

    @Test
    void numbersThatAreOnlyShownAlikeAreNoTie() {
        // a: 0.000001 × 0.001 % = 0.000 000 000 01; b: twice that. Both are shown as 0.
        var criteria =
                List.of(
                        new Criterion(
                                Judging.IMPACT,
                                CRITERIA.getFirst().name(),
                                new BigDecimal("0.001")),
                        new Criterion(
                                Judging.NOVELTY,
                                CRITERIA.getFirst().name(),
                                new BigDecimal("99.999")));
        var judging = new Judging().gives("a", "0.000001", "0").gives("b", "0.000002", "0");
        Ranking ranking =
                new Ranker(Judging.model("median"), criteria, null, List.of())
                        .rank(judging.scorecards());

        assertThat(ranking.standings()).extracting(s -> s.demo().value()).containsExactly("b", "a");
        assertThat(ranking.standings())
                .extracting(s -> s.value().shown().toPlainString())
                .containsOnly("0.0000000000");
        assertThat(ranking.ties()).isEmpty();
    }

    @Test
    void aDefinedTieBreakOrdersWhatIsTied() {
        // Impact: b 5, a 4.
        Ranking ranking = rank(TWO_TIED, MEDIAN_IMPACT);

        assertThat(text(ranking)).isEqualTo("1 b 4 | 2 a 4 | 3 c 3");
        assertThat(ranking.standings().stream().map(Standing::tieBreakValue).map(String::valueOf))
                .containsExactly("5", "4", "null");
        assertThat(ranking.ties()).isEmpty();
        assertThat(ranking.isSettled()).isTrue();
    }

    @Test
    void aTieBreakNeverLiftsADemoOverABetterValue() {
        // b has the higher impact, a the higher total: 3.8 against 3.4
        var judging = new Judging().gives("a", "3", "5").gives("b", "5", "1");

        assertThat(text(rank(judging, MEDIAN_IMPACT))).isEqualTo("1 a 19/5 | 2 b 17/5");
    }

    @Test
    void theStatisticOfATieBreakMatters() {
        // Totals of both: 3, 3, 3, by impact and novelty as given; median and mean are 3.
        // Impact of a: 1, 3, 3: median 3, mean 7/3. Impact of b: 3, 3, 3: median 3, mean 3.
        var judging =
                new Judging()
                        .gives("a", "1", "6")
                        .gives("a", "3")
                        .gives("a", "3")
                        .gives("b", "3")
                        .gives("b", "3")
                        .gives("b", "3");

        assertThat(text(rank(judging, MEDIAN_IMPACT))).isEqualTo("1 a 3 | 1 b 3");
        assertThat(text(rank(judging, MEAN_IMPACT))).isEqualTo("1 b 3 | 2 a 3");
    }

    @Test
    void whatTheTieBreakCannotPartStaysATie() {
        // Totals 4; impact: a 4, b 5, c 4. So b leads, and a and c share the second rank.
        var judging = new Judging().gives("a", "4").gives("b", "5", "2.5").gives("c", "4");
        Ranking ranking = rank(judging, MEDIAN_IMPACT);

        assertThat(text(ranking)).isEqualTo("1 b 4 | 2 a 4 | 2 c 4");
        assertThat(ranking.ties()).containsExactly(tie(2, "4", false, "a", "c"));
        assertThat(ranking.standings().getLast().tieBreakValue()).hasToString("4");
    }

    @Test
    void aResolvedTieRanksInTheGivenOrder() {
        Ranking ranking = rank(TWO_TIED, null, resolved("b", "a"));

        assertThat(text(ranking)).isEqualTo("1 b 4 | 2 a 4 | 3 c 3");
        assertThat(ranking.standings())
                .extracting(Standing::resolvedWith)
                .containsExactly(demos("a", "b"), demos("a", "b"), Set.of());
        assertThat(ranking.ties()).isEmpty();
        assertThat(ranking.isSettled()).isTrue();
    }

    @Test
    void aResolutionThatNamesADemoTwiceListsItOnce() {
        assertThat(text(rank(TWO_TIED, null, resolved("b", "a", "b"))))
                .isEqualTo("1 b 4 | 2 a 4 | 3 c 3");
    }

    @Test
    void aDeclaredTieStaysATieAndIsSettled() {
        Ranking ranking = rank(TWO_TIED, null, declared("b", "a"));

        assertThat(text(ranking)).isEqualTo("1 a 4 | 1 b 4 | 3 c 3");
        assertThat(ranking.ties()).containsExactly(tie(1, "4", true, "a", "b"));
        assertThat(ranking.isSettled()).isTrue();
    }

    @Test
    void allTiesMustBeSettled() {
        var judging = new Judging().gives("a", "4").gives("b", "4").gives("c", "2").gives("d", "2");

        assertThat(rank(judging, null, declared("a", "b")).isSettled()).isFalse();
        assertThat(rank(judging, null, declared("a", "b"), resolved("d", "c")).isSettled())
                .isTrue();
    }

    @Test
    void aSettlementOfOtherDemosIsWithoutEffect() {
        for (Settlement other :
                List.of(
                        resolved("a"),
                        resolved("c", "b"),
                        resolved("c", "b", "a"),
                        declared("a", "c"),
                        declared("a", "b", "c"),
                        declared("a", "b", "gone"))) {
            Ranking ranking = rank(TWO_TIED, null, other);

            assertThat(ranking.ties()).containsExactly(tie(1, "4", false, "a", "b"));
            assertThat(text(ranking)).isEqualTo("1 a 4 | 1 b 4 | 3 c 3");
        }
    }

    @Test
    void aSettlementOfOneDemoAloneIsWithoutEffect() {
        assertThat(rank(TWO_TIED, null, resolved("c")).standings().getLast().resolvedWith())
                .isEmpty();
    }

    @Test
    void ofTwoSettlementsForTheSameDemosTheLaterCounts() {
        assertThat(text(rank(TWO_TIED, null, declared("a", "b"), resolved("b", "a"))))
                .startsWith("1 b 4 | 2 a 4");
        assertThat(text(rank(TWO_TIED, null, resolved("b", "a"), declared("a", "b"))))
                .startsWith("1 a 4 | 1 b 4");
    }

    private static Ranking rank(
            Judging judging, @Nullable TieBreak tieBreak, Settlement... settlements) {
        return new Ranker(Judging.model("median"), CRITERIA, tieBreak, List.of(settlements))
                .rank(judging.scorecards());
    }

    private static Settlement resolved(String... order) {
        return new Resolved(Stream.of(order).map(DemoId::new).toList());
    }

    private static Settlement declared(String... demos) {
        return new Declared(demos(demos));
    }

    private static Tie tie(int rank, String value, boolean declared, String... demos) {
        return new Tie(
                rank, new TreeSet<>(demos(demos)), Exact.of(new BigDecimal(value)), declared);
    }

    private static Set<DemoId> demos(String... ids) {
        return Set.copyOf(Stream.of(ids).map(DemoId::new).toList());
    }
}
