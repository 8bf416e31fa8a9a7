package dev.lectern.command.question.editing;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.question.ByAuthor;

import org.jspecify.annotations.Nullable;

/**
 * @param shownName absent if the author stays anonymous
 */
public record EditQuestion(
        ConferenceId conference,
        QuestionId question,
        ParticipantId participant,
        ProtectedText text,
        @Nullable ProtectedText shownName)
        implements ByAuthor {}
