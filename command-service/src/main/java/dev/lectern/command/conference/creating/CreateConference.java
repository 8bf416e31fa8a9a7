package dev.lectern.command.conference.creating;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.privacy.ProtectedText;

public record CreateConference(ConferenceId conference, ProtectedText title) {}
