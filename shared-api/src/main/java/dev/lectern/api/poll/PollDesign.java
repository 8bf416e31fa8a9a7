package dev.lectern.api.poll;

import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

/**
 * What is asked in a poll, and how.
 *
 * @param talk that it belongs to, if to any
 * @param resultsHiddenUntilRevealed nobody but the moderators sees a round's results before they
 *     are revealed
 */
public record PollDesign(
        @Nullable TalkId talk,
        ProtectedText title,
        Voting voting,
        boolean resultsHiddenUntilRevealed) {}
