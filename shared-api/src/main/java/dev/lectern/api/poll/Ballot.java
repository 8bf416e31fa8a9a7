package dev.lectern.api.poll;

import dev.lectern.api.OptionId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What somebody votes for: either of the two.
 *
 * @param options those chosen, sorted by their ids; in a ranking all of them, the best first
 * @param rating in a poll that asks for one
 */
public record Ballot(@Nullable List<OptionId> options, @Nullable Integer rating) {

    public Ballot {
        if ((options == null) == (rating == null)) {
            throw new IllegalArgumentException("must have either \"options\" or \"rating\"");
        }
        options = options == null ? null : List.copyOf(options);
    }

    public static Ballot of(List<OptionId> options) {
        return new Ballot(options, null);
    }

    public static Ballot of(int rating) {
        return new Ballot(null, rating);
    }
}
