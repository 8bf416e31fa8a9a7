package dev.lectern.command.question.answering;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.question.AboutQuestion;

import org.jspecify.annotations.Nullable;

/**
 * @param text absent if it is answered live
 */
public record AnswerQuestion(
        ConferenceId conference, QuestionId question, @Nullable ProtectedText text)
        implements AboutQuestion {}
