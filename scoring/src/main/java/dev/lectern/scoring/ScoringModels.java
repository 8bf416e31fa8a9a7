package dev.lectern.scoring;

import dev.lectern.api.judging.ModelVersion;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scoring models that there are, every version of each. */
public final class ScoringModels {

    private static final Pattern TRIMMED_MEAN =
            Pattern.compile("trimmed-mean:([1-9][0-9]?)(?:@1)?");

    private static final List<ScoringModel> ALL =
            List.of(
                    new ScoringModel(
                            new ModelVersion("mean", 1),
                            "The mean of the weighted totals of a demo's scorecards",
                            new ByDemo(Aggregation.MEAN)),
                    new ScoringModel(
                            new ModelVersion("median", 1),
                            "The median of the weighted totals of a demo's scorecards",
                            new ByDemo(Aggregation.MEDIAN)),
                    trimmedMean(1),
                    new ScoringModel(
                            new ModelVersion("z-score", 1),
                            "The mean over a demo's scorecards of how many standard deviations (of the population) the weighted total is above the mean of the judge's totals; 0 for a judge who gave the same to all; to 30 places, half even",
                            new ZScores()));

    private ScoringModels() {}

    /** Of those that take a number, the one that takes 1. */
    public static List<ScoringModel> all() {
        return ALL;
    }

    /**
     * @param name {@code median} for the newest version, {@code median@1} for that one, {@code
     *     trimmed-mean:2} where it takes a number
     */
    public static Optional<ScoringModel> find(String name) {
        return Optional.ofNullable(trimmedMean(name))
                .or(() ->
                        ALL.stream()
                                .filter(m ->
                                        m.version().toString().equals(name)
                                                || m.version().name().equals(name))
                                .max(Comparator.comparingInt(m -> m.version().version())));
    }

    private static @Nullable ScoringModel trimmedMean(String name) {
        Matcher matcher = TRIMMED_MEAN.matcher(name);
        return matcher.matches() ? trimmedMean(Integer.parseInt(matcher.group(1))) : null;
    }

    private static ScoringModel trimmedMean(int trim) {
        return new ScoringModel(
                new ModelVersion("trimmed-mean:" + trim, 1),
                "The mean of the weighted totals of a demo's scorecards without the %d highest and the %d lowest (`trimmed-mean:2` for two, up to 99); refused while a demo has fewer than %d scorecards"
                        .formatted(trim, trim, 2 * trim + 1),
                new ByDemo(Aggregation.MEAN, trim));
    }
}
