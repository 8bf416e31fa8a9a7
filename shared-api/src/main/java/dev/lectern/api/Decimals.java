package dev.lectern.api;

import java.math.BigDecimal;

/** The one form of a decimal in facts, so that equal numbers are equal values: 4.50 is 4.5. */
public final class Decimals {

    private static final int MAX_INTEGER_DIGITS = 9;
    private static final int MAX_FRACTION_DIGITS = 6;

    private Decimals() {}

    /**
     * @return the same number without trailing zeros and without an exponent
     * @throws IllegalArgumentException if it has more than 9 digits before or 6 behind the point; a
     *     number such as 1e999999999 must not get as far as arithmetic
     */
    public static BigDecimal canonical(BigDecimal value) {
        // Before any arithmetic, which would fail or run for hours on an exponent near its limits.
        if (value.signum() != 0 && (long) value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
            throw tooLong();
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > MAX_FRACTION_DIGITS) {
            throw tooLong();
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException(
                "A number has at most 9 digits before and 6 behind the point");
    }
}
