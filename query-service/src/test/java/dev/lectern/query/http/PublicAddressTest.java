package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.admission.JoinCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @Test
    void leadsToThePageForJoining() {
        assertThat(new PublicAddress("https://lectern.example/", "").of(new JoinCode("K7QTM4")))
                .isEqualTo("https://lectern.example/join/K7QTM4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lectern.example",
                "ftp://lectern.example",
                "https://",
                "https://lectern.example/below",
                "https://lectern.example; script-src *",
                "https://lectern.example\"onload=\"x"
            })
    void isAHostAndNothingElse(String text) {
        assertThatThrownBy(() -> new PublicAddress(text, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LECTERN_PUBLIC_URL");
        assertThatThrownBy(() -> new PublicAddress("https://lectern.example", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LECTERN_COMMAND_URL");
    }
}
