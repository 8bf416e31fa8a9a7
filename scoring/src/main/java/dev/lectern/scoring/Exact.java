package dev.lectern.scoring;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** An exact rational number, and the one way in which it is shown. */
public record Exact(BigFraction fraction) implements Comparable<Exact> {

    /** Places behind the point of a shown value. */
    public static final int SHOWN_PLACES = 10;

    public static final Exact ZERO = new Exact(BigFraction.ZERO);

    /** Keeps the sign in the numerator, where the library leaves it in either. */
    public Exact {
        if (fraction.getDenominator().signum() < 0) {
            fraction =
                    BigFraction.of(
                            fraction.getNumerator().negate(), fraction.getDenominator().negate());
        }
    }

    /** The number that the decimal is. */
    public static Exact of(BigDecimal decimal) {
        BigInteger unscaled = decimal.unscaledValue();
        return new Exact(
                decimal.scale() <= 0
                        ? BigFraction.of(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())))
                        : BigFraction.of(unscaled, BigInteger.TEN.pow(decimal.scale())));
    }

    public Exact plus(Exact other) {
        return new Exact(fraction.add(other.fraction));
    }

    public Exact minus(Exact other) {
        return new Exact(fraction.subtract(other.fraction));
    }

    public Exact times(Exact other) {
        return new Exact(fraction.multiply(other.fraction));
    }

    /**
     * @throws ArithmeticException if the divisor is 0
     */
    public Exact over(long divisor) {
        return new Exact(fraction.divide(divisor));
    }

    /** For what is no fraction any more. */
    BigDecimal rounded(MathContext precision) {
        return new BigDecimal(fraction.getNumerator())
                .divide(new BigDecimal(fraction.getDenominator()), precision);
    }

    /** The value to ten places, half up; for showing, never for comparing. */
    public BigDecimal shown() {
        return fraction.bigDecimalValue(SHOWN_PLACES, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Exact other) {
        return fraction.compareTo(other.fraction);
    }

    /** The reduced fraction, such as {@code 559/140}; a whole number stands alone. */
    @Override
    public String toString() {
        return fraction.getDenominator().equals(BigInteger.ONE)
                ? fraction.getNumerator().toString()
                : fraction.getNumerator() + "/" + fraction.getDenominator();
    }
}
