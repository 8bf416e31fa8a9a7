package dev.lectern.api.judging;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.lectern.api.CriterionId;

/** Orders tied demos by the scores of one criterion: the higher statistic ranks first. */
public record TieBreak(Statistic statistic, CriterionId criterion) {

    /** What is computed from the scores that a demo got for the criterion. */
    public enum Statistic {
        @JsonProperty("mean")
        MEAN,
        @JsonProperty("median")
        MEDIAN
    }
}
