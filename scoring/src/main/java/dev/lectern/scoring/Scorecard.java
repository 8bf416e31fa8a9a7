package dev.lectern.scoring;

import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A scorecard that counts: complete, not withdrawn, without a conflict of interest.
 *
 * @param scores one for each criterion
 */
public record Scorecard(MemberId judge, DemoId demo, Map<CriterionId, BigDecimal> scores) {}
