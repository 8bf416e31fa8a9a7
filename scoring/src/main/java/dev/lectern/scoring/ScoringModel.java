package dev.lectern.scoring;

import dev.lectern.api.judging.ModelVersion;

/**
 * How the scorecards of a demo become its value. A model never changes: what is computed otherwise
 * is a new version.
 */
public record ScoringModel(ModelVersion version, String description, Aggregation aggregation) {}
