package dev.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "4.50, 4.5",
        "4.5, 4.5",
        "100, 100",
        "1E+2, 100",
        "10.000, 10",
        "0, 0",
        "0.000000000, 0",
        "-0, 0",
        "0e999999999, 0",
        "0e-999999999, 0",
        "-1.50, -1.5",
        "999999999, 999999999",
        "9.99999999E+8, 999999999",
        "0.000001, 0.000001",
        "0.0000010, 0.000001",
        "999999999.999999, 999999999.999999"
    })
    void equalNumbersBecomeEqualValuesWithoutAnExponent(BigDecimal given, String canonical) {
        assertThat(Decimals.canonical(given)).isEqualTo(new BigDecimal(canonical));
        assertThat(Decimals.canonical(given)).hasToString(canonical);
    }

    // 10e2147483647 has one more trailing zero than a BigDecimal can strip.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000",
                "-1000000000",
                "0.0000001",
                "1.0000001",
                "1e9",
                "1e-7",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e2147483647",
                "10e2147483647",
                "1e-2147483647",
                "123456789012345678901234567890e-29"
            })
    @Timeout(2)
    void aNumberTooLongForAFactIsRefusedAtOnce(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.canonical(new BigDecimal(number)))
                .withMessageContaining("at most 9 digits before and 6 behind the point");
    }
}
