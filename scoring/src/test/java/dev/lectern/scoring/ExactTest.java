package dev.lectern.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class ExactTest {

    @ParameterizedTest
    @CsvSource({
        "4.275, 171/40",
        "4.50, 9/2",
        "3, 3",
        "3.000, 3",
        "1E+2, 100",
        "0, 0",
        "0.000, 0",
        "-0.5, -1/2",
        "-7, -7",
        "0.000001, 1/1000000"
    })
    void isReducedAndAWholeNumberStandsAlone(BigDecimal decimal, String fraction) {
        assertThat(Exact.of(decimal)).hasToString(fraction);
    }

    // Half up: away from zero from exactly five on, also below zero; zeros are kept to ten places.
    @ParameterizedTest
    @CsvSource({
        "559, 140, 3.9928571429", // 3.992 857 142 857 …
        "1, 3, 0.3333333333",
        "2, 3, 0.6666666667",
        "-2, 3, -0.6666666667",
        "1, 20000000000, 0.0000000001", // exactly 0.000 000 000 05
        "-1, 20000000000, -0.0000000001",
        "3, 20000000000, 0.0000000002", // exactly 0.000 000 000 15
        "1, 20000000001, 0.0000000000", // just below
        "-1, 20000000001, 0.0000000000",
        "171, 40, 4.2750000000",
        "-1, 2, -0.5000000000",
        "3, 1, 3.0000000000",
        "0, 7, 0.0000000000",
        "19999999999999, 2000000000000, 10.0000000000" // 9.999 999 999 999 5
    })
    void isShownToTenPlacesHalfUp(long numerator, long denominator, String shown) {
        assertThat(number(numerator, denominator).shown().toPlainString()).isEqualTo(shown);
    }

    @Test
    void addsAndMultipliesWithoutLoss() {
        Exact third = number(1, 3);

        // 1/3 + 1/3 + 1/3 = 1; 1/3 × 3/7 = 1/7
        assertThat(third.plus(third).plus(third)).isEqualTo(number(1, 1));
        assertThat(third.times(number(3, 7))).isEqualTo(number(1, 7));
        assertThat(number(0, 5)).isEqualTo(Exact.ZERO).hasSameHashCodeAs(Exact.ZERO);
    }

    @Test
    void aNegativeDivisorMovesItsSignToTheTop() {
        assertThat(number(3, -4)).hasToString("-3/4").isEqualTo(number(-3, 4));
        assertThat(number(-3, -4)).hasToString("3/4").isEqualTo(number(3, 4));
        assertThat(number(3, -1)).hasToString("-3");
        assertThat(number(3, -4)).isLessThan(Exact.ZERO);
    }

    @Test
    void nothingIsDividedByZero() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> number(1, 0));
    }

    @Test
    void numbersThatAreShownAlikeDiffer() {
        // 1/3 and 0.33333333333 are both shown as 0.3333333333.
        Exact third = number(1, 3);
        Exact almost = Exact.of(new BigDecimal("0.33333333333"));

        assertThat(third.shown()).isEqualTo(almost.shown());
        assertThat(third).isGreaterThan(almost).isNotEqualTo(almost);
    }

    private static Exact number(long numerator, long denominator) {
        return Exact.of(BigDecimal.valueOf(numerator)).over(denominator);
    }
}
