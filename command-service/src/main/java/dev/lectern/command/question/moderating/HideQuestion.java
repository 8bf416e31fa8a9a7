package dev.lectern.command.question.moderating;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.question.AboutQuestion;

public record HideQuestion(ConferenceId conference, QuestionId question, ProtectedText reason)
        implements AboutQuestion {}
