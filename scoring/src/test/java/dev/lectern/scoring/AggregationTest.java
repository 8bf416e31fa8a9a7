package dev.lectern.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

class AggregationTest {

    @ParameterizedTest
    @CsvSource({
        "4.275, 171/40", // alone
        "1 2, 3/2", // 3 / 2
        "3 1 2, 2", // 6 / 3
        "5 4 1, 10/3", // 10 / 3, which no decimal holds
        "1 2 3 10, 4", // 16 / 4
        "-1 0.5, -1/4", // -0.5 / 2
        "0 0 0, 0"
    })
    void mean(String values, String expected) {
        assertThat(Aggregation.MEAN.of(numbers(values))).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "4.275, 171/40", // alone
        "1 2, 3/2", // between 1 and 2
        "3 1 2, 2", // 1 (2) 3
        "5 4 1, 4", // 1 (4) 5
        "10 1 3 2, 5/2", // 1 (2 3) 10
        "2 2 2 5, 2", // 2 (2 2) 5
        "9 10, 19/2", // by size, not by text
        "-1 0.5, -1/4"
    })
    void median(String values, String expected) {
        assertThat(Aggregation.MEDIAN.of(numbers(values))).hasToString(expected);
    }

    @Test
    void nothingHasNeither() {
        for (Aggregation aggregation : Aggregation.values()) {
            assertThatIllegalArgumentException().isThrownBy(() -> aggregation.of(List.of()));
        }
    }

    private static List<Exact> numbers(String values) {
        return Stream.of(values.split(" ")).map(BigDecimal::new).map(Exact::of).toList();
    }
}
