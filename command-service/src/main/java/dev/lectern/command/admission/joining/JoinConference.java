package dev.lectern.command.admission.joining;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;

import org.jspecify.annotations.Nullable;

/**
 * @param conference that seems to be open with the code
 * @param participant nobody else's id
 * @param invitation that was issued for that conference, where somebody has one
 */
public record JoinConference(
        ConferenceId conference,
        JoinCode code,
        ParticipantId participant,
        @Nullable Invitation invitation) {}
