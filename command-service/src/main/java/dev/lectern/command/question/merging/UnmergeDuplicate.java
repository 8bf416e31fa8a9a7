package dev.lectern.command.question.merging;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;

/**
 * @param question that it was merged into
 */
public record UnmergeDuplicate(
        ConferenceId conference, QuestionId question, QuestionId duplicate) {}
