package dev.lectern.command.admission.opening;

import dev.lectern.api.ConferenceId;

public record CloseConference(ConferenceId conference) {}
