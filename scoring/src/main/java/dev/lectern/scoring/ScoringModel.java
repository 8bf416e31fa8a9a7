package dev.lectern.scoring;

import dev.lectern.api.judging.ModelVersion;

/**
 * How the scorecards become the values of demos. A model never changes: what is computed otherwise
 * is a new version.
 */
public record ScoringModel(ModelVersion version, String description, Valuation valuation) {}
