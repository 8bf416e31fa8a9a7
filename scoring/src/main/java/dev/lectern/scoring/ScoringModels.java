package dev.lectern.scoring;

import dev.lectern.api.judging.ModelVersion;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The scoring models that there are, every version of each. */
public final class ScoringModels {

    private static final List<ScoringModel> ALL =
            List.of(
                    new ScoringModel(
                            new ModelVersion("mean", 1),
                            "The mean of the weighted totals of a demo's scorecards",
                            Aggregation.MEAN),
                    new ScoringModel(
                            new ModelVersion("median", 1),
                            "The median of the weighted totals of a demo's scorecards",
                            Aggregation.MEDIAN));

    private ScoringModels() {}

    public static List<ScoringModel> all() {
        return ALL;
    }

    /**
     * @param name {@code median} for the newest version, {@code median@1} for that one
     */
    public static Optional<ScoringModel> find(String name) {
        return ALL.stream()
                .filter(m -> m.version().toString().equals(name) || m.version().name().equals(name))
                .max(Comparator.comparingInt(m -> m.version().version()));
    }
}
