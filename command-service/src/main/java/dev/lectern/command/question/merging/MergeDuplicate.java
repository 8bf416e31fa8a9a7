package dev.lectern.command.question.merging;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;

/**
 * @param question that stands for both from then on
 */
public record MergeDuplicate(ConferenceId conference, QuestionId question, QuestionId duplicate) {}
