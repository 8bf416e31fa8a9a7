package dev.lectern.command.question.labelling;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.QuestionId;
import dev.lectern.command.question.AboutQuestion;

/**
 * @param labelled whether it has the label from then on
 */
public record LabelQuestion(
        ConferenceId conference, QuestionId question, LabelId label, boolean labelled)
        implements AboutQuestion {}
