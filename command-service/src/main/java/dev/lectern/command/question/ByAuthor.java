package dev.lectern.command.question;

import dev.lectern.api.ParticipantId;

/** What a participant wants to do with a question of theirs. */
public interface ByAuthor extends AboutQuestion {

    ParticipantId participant();
}
