package dev.lectern.command.admission.inviting;

import dev.lectern.api.ConferenceId;

public record IssueInvitations(ConferenceId conference, int count) {}
