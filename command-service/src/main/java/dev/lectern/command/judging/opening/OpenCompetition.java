package dev.lectern.command.judging.opening;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.judging.ScoringRules;

/** Opens the competition, or replaces the rules of one that has no scorecard yet. */
public record OpenCompetition(
        ConferenceId conference, CompetitionId competition, ScoringRules rules) {}
