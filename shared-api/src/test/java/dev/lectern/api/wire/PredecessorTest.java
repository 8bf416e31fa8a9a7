package dev.lectern.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class PredecessorTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 41, 999_999_999_999_999_999L})
    void isAHeaderAndReadBackEqual(long position) {
        var predecessor = new Predecessor(position);

        assertThat(predecessor.toHeaders())
                .containsExactly(Map.entry("ce_previousposition", Long.toString(position)));
        assertThat(Predecessor.fromHeaders(predecessor.toHeaders())).isEqualTo(predecessor);
    }

    @Test
    void itsAbsenceIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predecessor.fromHeaders(Map.of()))
                .withMessage("The header ce_previousposition is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "01", "1.0", "x", "\u0661", "9999999999999999999"})
    void whatIsNoPositionIsMalformed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predecessor.fromHeaders(Map.of("ce_previousposition", text)))
                .withMessage("The header ce_previousposition is malformed");
    }
}
