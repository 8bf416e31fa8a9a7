package dev.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/a", "/%C3%A9", "/%F0%9F%8E%89", "a=b%20c"})
    void takesText(String encoded) {
        assertThat(PlainRequests.isPlain(encoded)).isTrue();
    }

    /** Cut short, overlong, a lone surrogate, above Unicode, and what is no character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%g0",
                "%C3",
                "%C3x",
                "%C0%AF",
                "%ED%A0%80",
                "%F5%80%80%80",
                "%00",
                "%0d%0A",
                "%7f"
            })
    void takesNothingElse(String encoded) {
        assertThat(PlainRequests.isPlain(encoded)).isFalse();
    }
}
