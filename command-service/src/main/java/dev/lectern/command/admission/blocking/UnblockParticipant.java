package dev.lectern.command.admission.blocking;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;

public record UnblockParticipant(ConferenceId conference, ParticipantId participant) {}
