package dev.lectern.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {

    @Test
    void saysWhoseTextItIs() {
        var conference = new ConferenceId("civic-2026");

        assertThat(KeyId.of(conference)).hasToString("conference:civic-2026");
        assertThat(KeyId.of(conference, new MemberId("judge-1")))
                .hasToString("member:civic-2026/judge-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "civic-2026",
                "conference:",
                "conference:a/b",
                "conference:a\n",
                "member:a",
                "member:a/",
                "member:/b",
                "member:a/b/c",
                "person:a",
                "conference:\u0661"
            })
    void refusesWhatNamesNoKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyId(text))
                .withMessage("Not the name of a key");
    }
}
