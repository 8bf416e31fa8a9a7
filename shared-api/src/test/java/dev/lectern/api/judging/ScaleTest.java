package dev.lectern.api.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0.5, 4.5",
        "0, 5, 0.5, 4.50",
        "0, 5, 0.5, 0",
        "0, 5, 0.5, 5",
        // In binary floating point 0.3 is no multiple of 0.1.
        "0, 1, 0.1, 0.3",
        "0, 1, 0.1, 0.7",
        "1, 10, 3, 7",
        "0.5, 5, 1, 2.5",
        "-2, 2, 0.25, -0.25",
        "0, 999999999, 0.000001, 123456789.123456"
    })
    void onStep(BigDecimal min, BigDecimal max, BigDecimal step, BigDecimal score) {
        Scale scale = new Scale(min, max, step);

        assertThat(scale.covers(score)).isTrue();
        assertThat(scale.isOnStep(score)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0.5, 4.4",
        "0, 5, 0.5, 4.500001",
        "0, 1, 0.1, 0.35",
        "1, 10, 3, 6",
        "0.5, 5, 1, 2",
        "-2, 2, 0.25, -0.2"
    })
    void offStep(BigDecimal min, BigDecimal max, BigDecimal step, BigDecimal score) {
        Scale scale = new Scale(min, max, step);

        assertThat(scale.covers(score)).isTrue();
        assertThat(scale.isOnStep(score)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000001", "5.000001", "-1", "5.5", "1e999999999", "-1e999999999"})
    @Timeout(2)
    void outOfRange(BigDecimal score) {
        assertThat(zeroToFiveByHalves().covers(score)).isFalse();
    }

    @Test
    @Timeout(2)
    void aScoreThatNoFactCanHoldIsRefusedBeforeAnyArithmetic() {
        BigDecimal tiny = new BigDecimal("1e-999999999");

        assertThat(zeroToFiveByHalves().covers(tiny)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> zeroToFiveByHalves().isOnStep(tiny));
    }

    @Test
    void scalesOfEqualNumbersAreEqual() {
        assertThat(new Scale(BigDecimal.ZERO, new BigDecimal("5.00"), new BigDecimal("0.50")))
                .isEqualTo(zeroToFiveByHalves());
    }

    private static Scale zeroToFiveByHalves() {
        return new Scale(BigDecimal.ZERO, new BigDecimal("5"), new BigDecimal("0.5"));
    }
}
