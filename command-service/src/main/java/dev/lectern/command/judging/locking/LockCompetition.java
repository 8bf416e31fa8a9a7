package dev.lectern.command.judging.locking;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;

public record LockCompetition(ConferenceId conference, CompetitionId competition) {}
