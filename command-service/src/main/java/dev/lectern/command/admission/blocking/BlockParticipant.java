package dev.lectern.command.admission.blocking;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.ProtectedText;

public record BlockParticipant(
        ConferenceId conference, ParticipantId participant, ProtectedText reason) {}
