package dev.lectern.command.question.highlighting;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.command.question.AboutQuestion;

public record EndHighlight(ConferenceId conference, TalkId talk, QuestionId question)
        implements AboutQuestion {}
