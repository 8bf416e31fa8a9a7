package dev.lectern.command.poll.drafting;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.lectern.api.OptionId;
import dev.lectern.api.poll.PollOption;
import dev.lectern.api.poll.Voting;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.web.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * How people vote, as a request says it.
 *
 * @param options of a choice or a ranking
 * @param min of a multiple choice or a rating
 * @param max of a multiple choice or a rating
 */
record NewVoting(
        Kind kind,
        @Nullable List<NewOption> options,
        @Nullable Integer min,
        @Nullable Integer max) {

    private static final int MAX_OPTIONS = 100;

    enum Kind {
        @JsonProperty("single-choice")
        SINGLE_CHOICE(true, false),
        @JsonProperty("multiple-choice")
        MULTIPLE_CHOICE(true, true),
        @JsonProperty("rating")
        RATING(false, true),
        @JsonProperty("ranking")
        RANKING(true, false);

        private final boolean ofOptions;
        private final boolean ofLimits;

        Kind(boolean ofOptions, boolean ofLimits) {
            this.ofOptions = ofOptions;
            this.ofLimits = ofLimits;
        }
    }

    record NewOption(OptionId id, Text.Line title) {}

    NewVoting {
        if (kind.ofOptions != (options != null)
                || kind.ofLimits != (min != null)
                || kind.ofLimits != (max != null)) {
            throw new IllegalArgumentException(
                    "must have exactly what its kind needs of \"options\", \"min\" and \"max\"");
        }
        if (options != null && options.size() > MAX_OPTIONS) {
            throw new IllegalArgumentException("must have at most " + MAX_OPTIONS + " options");
        }
    }

    Voting protect(Function<Text.Line, ProtectedText> protection) {
        List<PollOption> choices =
                options == null
                        ? List.of()
                        : options.stream()
                                .map(o -> new PollOption(o.id(), protection.apply(o.title())))
                                .toList();
        int least = min == null ? 0 : min;
        int most = max == null ? 0 : max;
        return switch (kind) {
            case SINGLE_CHOICE -> new Voting.SingleChoice(choices);
            case MULTIPLE_CHOICE -> new Voting.MultipleChoice(choices, least, most);
            case RATING -> new Voting.Rating(least, most);
            case RANKING -> new Voting.Ranking(choices);
        };
    }
}
