package dev.lectern.command.question;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;

/** What somebody wants to do with a question. */
public interface AboutQuestion {

    ConferenceId conference();

    QuestionId question();
}
