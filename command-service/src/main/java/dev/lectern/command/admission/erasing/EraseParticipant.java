package dev.lectern.command.admission.erasing;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

/**
 * @param reason of the organiser who asks for it; absent if the participant does
 */
public record EraseParticipant(
        ConferenceId conference, ParticipantId participant, @Nullable ProtectedText reason) {}
