package dev.lectern.command.judging.locking;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.privacy.ProtectedText;

public record ReopenCompetition(
        ConferenceId conference, CompetitionId competition, ProtectedText reason) {}
