package dev.lectern.query.ranking;

import dev.lectern.api.CriterionId;
import dev.lectern.api.InvalidIdException;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.judging.TieBreak;
import dev.lectern.api.judging.TieBreak.Statistic;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;

/**
 * Which tie-break a reader asks for: {@code median:impact}, {@code mean:impact} or {@code none}.
 */
final class TieBreakParameter {

    private static final String NAME = "tieBreak";

    private TieBreakParameter() {}

    /**
     * @param asked what the competition defines, if absent
     * @throws Problem if it has another form, or the competition does not have the criterion
     */
    static @Nullable TieBreak parse(@Nullable String asked, ScoringRules rules) {
        if (asked == null) {
            return rules.tieBreak();
        }
        if (asked.equals("none")) {
            return null;
        }
        int colon = asked.indexOf(':');
        if (colon < 0) {
            throw malformed();
        }
        Statistic statistic =
                switch (asked.substring(0, colon)) {
                    case "median" -> Statistic.MEDIAN;
                    case "mean" -> Statistic.MEAN;
                    default -> throw malformed();
                };
        CriterionId criterion = criterion(asked.substring(colon + 1));
        if (rules.criteria().stream().noneMatch(c -> c.id().equals(criterion))) {
            throw Problem.of(
                            ReadProblem.UNKNOWN_CRITERION,
                            "The competition has no criterion " + criterion)
                    .field(NAME);
        }
        return new TieBreak(statistic, criterion);
    }

    private static CriterionId criterion(String id) {
        try {
            return new CriterionId(id);
        } catch (InvalidIdException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.of(
                        CommonProblem.INVALID_PARAMETER,
                        "A tie-break is median:<criterion>, mean:<criterion> or none")
                .field(NAME);
    }
}
