package dev.lectern.command.question.asking;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

/**
 * @param question a new id
 * @param shownName absent if the author stays anonymous
 */
public record AskQuestion(
        ConferenceId conference,
        TalkId talk,
        QuestionId question,
        ParticipantId participant,
        ProtectedText text,
        @Nullable ProtectedText shownName) {}
