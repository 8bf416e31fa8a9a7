package dev.lectern.command.conference.registering;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.privacy.ProtectedText;

public record RegisterDemo(ConferenceId conference, DemoId demo, ProtectedText title) {}
