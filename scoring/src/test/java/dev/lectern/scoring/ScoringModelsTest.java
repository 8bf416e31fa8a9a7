package dev.lectern.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringModelsTest {

    @Test
    void thereAreMeanAndMedian() {
        assertThat(ScoringModels.all())
                .extracting(model -> model.version().toString())
                .containsExactly("mean@1", "median@1");
    }

    @Test
    void aNameAloneMeansTheNewestVersion() {
        assertThat(ScoringModels.find("median")).isEqualTo(ScoringModels.find("median@1"));
        assertThat(ScoringModels.find("median").orElseThrow().aggregation())
                .isEqualTo(Aggregation.MEDIAN);
        assertThat(ScoringModels.find("mean@1").orElseThrow().aggregation())
                .isEqualTo(Aggregation.MEAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Median", "median@2", "median@", "mode", "median@1 "})
    void anyOtherNameFindsNothing(String name) {
        assertThat(ScoringModels.find(name)).isEmpty();
    }
}
