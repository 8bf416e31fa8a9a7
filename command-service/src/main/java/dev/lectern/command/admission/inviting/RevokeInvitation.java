package dev.lectern.command.admission.inviting;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Invitation;

public record RevokeInvitation(ConferenceId conference, Invitation invitation) {}
