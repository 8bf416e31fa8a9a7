package dev.lectern.command.talk.questions;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;

/**
 * @param open whether questions can be asked from then on
 */
public record LetAsk(ConferenceId conference, TalkId talk, boolean open) {}
