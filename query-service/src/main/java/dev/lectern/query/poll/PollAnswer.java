package dev.lectern.query.poll;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.lectern.api.OptionId;
import dev.lectern.api.PollId;
import dev.lectern.api.TalkId;
import dev.lectern.query.http.Versioned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a reader sees of a poll.
 *
 * @param status of its last round; a poll that was never open is a draft
 * @param resultsHiddenUntilRevealed whether only who runs the poll sees results before
 * @param openJoining whether anybody could join the conference, and not only who was invited
 * @param version which {@code If-Match} of a change may name
 */
record PollAnswer(
        PollId id,
        @Nullable TalkId talk,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
        @Nullable Boolean erased,
        Status status,
        boolean resultsHiddenUntilRevealed,
        boolean openJoining,
        Asked voting,
        List<RoundAnswer> rounds,
        @JsonIgnore long version)
        implements Versioned {

    /** Where it is in its life. */
    enum Status {
        DRAFT,
        OPEN,
        CLOSED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param kind as the poll was drafted with
     * @param min fewest options of a ballot, or the lowest rating
     * @param max most options of a ballot, or the highest rating
     */
    record Asked(
            String kind,
            @Nullable List<Option> options,
            @Nullable Integer min,
            @Nullable Integer max) {}

    record Option(
            OptionId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
            @Nullable Boolean erased) {}

    /**
     * @param closesAt the time at which it closes by itself, or was to
     * @param closedAt when it was closed
     * @param revealed whether everybody may see its results, in a poll that hides them
     * @param ballots that count
     * @param results absent for whom they are hidden
     */
    record RoundAnswer(
            int round,
            Status status,
            Instant openedAt,
            @Nullable Instant closesAt,
            @Nullable Instant closedAt,
            boolean revealed,
            int ballots,
            @Nullable Results results) {}
}
