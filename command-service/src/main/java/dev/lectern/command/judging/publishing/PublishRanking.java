package dev.lectern.command.judging.publishing;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;

/**
 * @param model such as {@code median} or {@code median@1}
 */
public record PublishRanking(ConferenceId conference, CompetitionId competition, String model) {}
