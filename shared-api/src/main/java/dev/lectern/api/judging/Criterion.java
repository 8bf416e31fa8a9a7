package dev.lectern.api.judging;

import dev.lectern.api.CriterionId;
import dev.lectern.api.Decimals;
import dev.lectern.api.privacy.ProtectedText;

import java.math.BigDecimal;

/**
 * What is judged, and how much it counts.
 *
 * @param weight per cent of the total; more than 0
 */
public record Criterion(CriterionId id, ProtectedText name, BigDecimal weight) {

    public Criterion {
        weight = Decimals.canonical(weight);
    }
}
