package dev.lectern.api.poll;

import dev.lectern.api.OptionId;
import dev.lectern.api.privacy.ProtectedText;

/** What can be chosen in a poll. */
public record PollOption(OptionId id, ProtectedText title) {}
