package dev.lectern.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.judging.ModelVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringModelsTest {

    @Test
    void thereAreTheseAndNoOthers() {
        assertThat(ScoringModels.all())
                .extracting(model -> model.version().toString())
                .containsExactly("mean@1", "median@1", "trimmed-mean:1@1", "z-score@1");
    }

    @Test
    void aNameAloneMeansTheNewestVersion() {
        assertThat(ScoringModels.find("median")).isEqualTo(ScoringModels.find("median@1"));
        assertThat(ScoringModels.find("median").orElseThrow().valuation())
                .isEqualTo(new ByDemo(Aggregation.MEDIAN));
        assertThat(ScoringModels.find("mean@1").orElseThrow().valuation())
                .isEqualTo(new ByDemo(Aggregation.MEAN));
        assertThat(ScoringModels.find("z-score")).isEqualTo(ScoringModels.find("z-score@1"));
    }

    @Test
    void aTrimmedMeanSaysHowManyAreDropped() {
        ScoringModel model = ScoringModels.find("trimmed-mean:12").orElseThrow();

        assertThat(model.version()).isEqualTo(new ModelVersion("trimmed-mean:12", 1));
        assertThat(model.valuation()).isEqualTo(new ByDemo(Aggregation.MEAN, 12));
        assertThat(ScoringModels.find(model.version().toString())).hasValue(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Median",
                "median@2",
                "median@",
                "mode",
                "median@1 ",
                "median:1",
                "trimmed-mean",
                "trimmed-mean@1",
                "trimmed-mean:0",
                "trimmed-mean:-1",
                "trimmed-mean:01",
                "trimmed-mean:100",
                "trimmed-mean:1@2"
            })
    void anyOtherNameFindsNothing(String name) {
        assertThat(ScoringModels.find(name)).isEmpty();
    }
}
