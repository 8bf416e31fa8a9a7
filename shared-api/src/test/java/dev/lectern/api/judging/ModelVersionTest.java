package dev.lectern.api.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"median@1", "mean@999999", "trimmed-mean:2@1", "z-score@10"})
    void isReadAsItIsWritten(String text) {
        assertThat(ModelVersion.parse(text)).hasToString(text);
    }

    @Test
    void hasANameAndAVersion() {
        assertThat(ModelVersion.parse("median@12")).isEqualTo(new ModelVersion("median", 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "median",
                "median@",
                "@1",
                "median@0",
                "median@01",
                "median@-1",
                "median@+1",
                "median@1000000",
                "median@99999999999999999999",
                "median@1 ",
                " median@1",
                "Median@1",
                "-median@1",
                "median@1@2",
                "median@\u0661",
                "median\n@1",
                "median:@1",
                "median:0@1",
                "median:01@1",
                "median:1:2@1",
                "median:1000000@1",
                "abcdefghijklmnopqrstuvwxyzabcdefg@1"
            })
    void refuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelVersion.parse(text));
    }

    @Test
    void cannotBeMadeOfWhatItWouldNotBeReadFrom() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelVersion("Median", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelVersion("median", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelVersion("median", 1_000_000));
    }
}
