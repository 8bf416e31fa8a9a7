package dev.lectern.command.question.editing;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.command.question.ByAuthor;

public record WithdrawQuestion(
        ConferenceId conference, QuestionId question, ParticipantId participant)
        implements ByAuthor {}
