package dev.lectern.scoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.scoring.Ranking.Total;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * The mean of how far each judge's total is from the mean of all totals of that judge, in standard
 * deviations (of the population) of those; 0 where a judge gave the same to all.
 *
 * <p>A root is no fraction: it is computed to {@value #DIGITS} digits and a value is rounded to
 * {@value #PLACES} places, half even. What is equal is far closer than that, and so is equal.
 */
final class ZScores implements Valuation {

    static final int DIGITS = 60;
    static final int PLACES = 30;

    private static final MathContext PRECISION = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    /**
     * @param deviation 0 if all totals are the same
     */
    private record Scale(Exact mean, BigDecimal deviation) {

        static Scale of(List<Exact> totals) {
            Exact mean = Aggregation.MEAN.of(totals);
            Exact variance =
                    Aggregation.MEAN.of(
                            totals.stream()
                                    .map(total -> total.minus(mean))
                                    .map(distance -> distance.times(distance))
                                    .toList());
            return new Scale(mean, variance.rounded(PRECISION).sqrt(PRECISION));
        }

        BigDecimal score(Exact total) {
            return deviation.signum() == 0
                    ? BigDecimal.ZERO
                    : total.minus(mean).rounded(PRECISION).divide(deviation, PRECISION);
        }
    }

    @Override
    public Map<DemoId, Exact> of(Map<DemoId, List<Total>> totals) {
        Map<MemberId, Scale> scales =
                totals.values().stream()
                        .flatMap(List::stream)
                        .collect(groupingBy(Total::judge, mapping(Total::value, toList())))
                        .entrySet()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, e -> Scale.of(e.getValue())));
        return totals.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, e -> value(e.getValue(), scales)));
    }

    private static Exact value(List<Total> totals, Map<MemberId, Scale> scales) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Total total : totals) {
            Scale scale = scales.get(total.judge());
            if (scale == null) {
                throw new IllegalStateException("No scale of " + total.judge());
            }
            sum = sum.add(scale.score(total.value()));
        }
        return Exact.of(
                sum.divide(BigDecimal.valueOf(totals.size()), PRECISION)
                        .setScale(PLACES, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros());
    }
}
