package dev.lectern.api.judging;

import dev.lectern.api.Decimals;

import java.math.BigDecimal;

/**
 * Which scores can be given: {@code min}, {@code min + step}, … up to {@code max}, both included.
 */
public record Scale(BigDecimal min, BigDecimal max, BigDecimal step) {

    public Scale {
        min = Decimals.canonical(min);
        max = Decimals.canonical(max);
        step = Decimals.canonical(step);
    }

    /** Whether the score lies between {@code min} and {@code max}. */
    public boolean covers(BigDecimal score) {
        return score.compareTo(min) >= 0 && score.compareTo(max) <= 0;
    }

    /**
     * Whether the score is a whole number of steps away from {@code min}.
     *
     * @throws IllegalArgumentException if the score is no number that a fact can hold
     */
    public boolean isOnStep(BigDecimal score) {
        return Decimals.canonical(score).subtract(min).remainder(step).signum() == 0;
    }
}
