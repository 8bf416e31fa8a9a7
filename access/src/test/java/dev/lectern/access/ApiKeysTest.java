package dev.lectern.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

class ApiKeysTest {

    @Test
    void areRandomAndRecognised() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            String secret = ApiKeys.generate();
            assertThat(ApiKeys.isOne(secret)).isTrue();
            assertThat(secret).startsWith(ApiKeys.prefix(secret));
            assertThat(secret.length() - ApiKeys.prefix(secret).length())
                    .as("of 6 bits each that are not shown")
                    .isGreaterThanOrEqualTo(26);
            assertThat(seen.add(secret)).isTrue();
        }
    }

    @Test
    void areHashedAsTheStandardSays() {
        assertThat(ApiKeys.hash("abc")) // FIPS 180-4
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void areNotJustAnything() {
        assertThat(ApiKeys.isOne("")).isFalse();
        assertThat(ApiKeys.isOne("lectern_key_")).isFalse();
        assertThat(ApiKeys.isOne(ApiKeys.generate() + "\n")).isFalse();
    }
}
