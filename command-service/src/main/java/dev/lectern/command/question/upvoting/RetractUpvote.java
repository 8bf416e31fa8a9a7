package dev.lectern.command.question.upvoting;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;

public record RetractUpvote(
        ConferenceId conference, QuestionId question, ParticipantId participant) {}
