package dev.lectern.command.question.moderating;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.command.question.AboutQuestion;

public record RestoreQuestion(ConferenceId conference, QuestionId question)
        implements AboutQuestion {}
