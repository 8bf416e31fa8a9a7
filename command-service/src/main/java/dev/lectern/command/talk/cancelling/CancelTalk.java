package dev.lectern.command.talk.cancelling;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;

public record CancelTalk(ConferenceId conference, TalkId talk, ProtectedText reason) {}
