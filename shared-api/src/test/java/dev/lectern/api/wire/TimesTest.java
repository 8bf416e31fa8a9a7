package dev.lectern.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T19:08:00.123456Z",
                "2024-02-29T23:59:59.999999Z",
                "1969-12-31T23:59:59.000001Z",
                "0000-01-01T00:00:00.000000Z",
                "2026-11-23T24:00:00.000000Z",
                "2026-11-23T19:08:00.123Z",
                "2026-11-23T19:08:00Z",
                "2026-11-23T19:08:00.123456+01:00"
            })
    void readsWhatTheJdkReads(String text) {
        assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-23T19:08:00.123456Z",
                "2026-02-29T19:08:00.123456Z",
                "2026-11-23T25:08:00.123456Z",
                "2026-11-23T19:60:00.123456Z",
                "2026-11-23T19:08:61.123456Z",
                "2026-11-23 19:08:00.123456Z",
                "2026-11-23T19:08:00,123456Z",
                ""
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
