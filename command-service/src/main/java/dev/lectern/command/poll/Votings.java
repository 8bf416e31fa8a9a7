package dev.lectern.command.poll;

import dev.lectern.api.OptionId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollOption;
import dev.lectern.api.poll.Voting;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import java.util.HashSet;
import java.util.List;

/** What makes sense as a way to vote, and which ballots it takes. */
public final class Votings {

    private static final int MIN_OPTIONS = 2;

    private Votings() {}

    /**
     * @throws Refusal if nobody could vote like that
     */
    public static void check(Voting voting) {
        switch (voting) {
            case Voting.SingleChoice single -> checkOptions(single.options());
            case Voting.Ranking ranking -> checkOptions(ranking.options());
            case Voting.MultipleChoice multiple -> {
                checkOptions(multiple.options());
                if (multiple.min() < 1
                        || multiple.min() > multiple.max()
                        || multiple.max() > multiple.options().size()) {
                    throw Refusal.of(
                            RefusalCode.CHOICE_LIMITS_INVALID,
                            "1 ≤ min ≤ max ≤ number of options does not hold");
                }
            }
            case Voting.Rating rating -> {
                if (rating.min() >= rating.max()) {
                    throw Refusal.of(
                                    RefusalCode.SCALE_INVALID,
                                    "A scale leads from its min up to a greater max")
                            .field("max");
                }
            }
        }
    }

    private static void checkOptions(List<PollOption> options) {
        List<OptionId> ids = options.stream().map(PollOption::id).toList();
        requireDistinct(ids);
        if (ids.size() < MIN_OPTIONS) {
            throw tooFew(MIN_OPTIONS);
        }
    }

    /**
     * The ballot in its one form, so that equal votes are equal values.
     *
     * @throws Refusal if the poll does not take it
     */
    public static Ballot canonical(Voting voting, Ballot ballot) {
        return switch (voting) {
            case Voting.Rating rating -> rated(rating, ballot);
            case Voting.SingleChoice single -> chosen(single.options(), 1, 1, ballot, true);
            case Voting.MultipleChoice multiple ->
                    chosen(multiple.options(), multiple.min(), multiple.max(), ballot, true);
            case Voting.Ranking ranking -> {
                int all = ranking.options().size();
                yield chosen(ranking.options(), all, all, ballot, false);
            }
        };
    }

    private static Ballot rated(Voting.Rating scale, Ballot ballot) {
        if (ballot.rating() == null) {
            throw Refusal.of(RefusalCode.BALLOT_OF_ANOTHER_KIND, "The poll asks for a rating");
        }
        if (ballot.rating() < scale.min() || ballot.rating() > scale.max()) {
            throw Refusal.of(
                            RefusalCode.RATING_OUT_OF_RANGE, "The rating lies outside of the scale")
                    .detail("min", scale.min())
                    .detail("max", scale.max());
        }
        return ballot;
    }

    private static Ballot chosen(
            List<PollOption> options, int min, int max, Ballot ballot, boolean sorted) {
        List<OptionId> chosen = ballot.options();
        if (chosen == null) {
            throw Refusal.of(RefusalCode.BALLOT_OF_ANOTHER_KIND, "The poll asks for options")
                    .field("rating");
        }
        List<OptionId> known = options.stream().map(PollOption::id).toList();
        for (OptionId option : chosen) {
            if (!known.contains(option)) {
                throw Refusal.of(RefusalCode.UNKNOWN_OPTION, "The poll has no such option")
                        .detail("option", option);
            }
        }
        requireDistinct(chosen);
        if (chosen.size() < min) {
            throw tooFew(min);
        }
        if (chosen.size() > max) {
            throw Refusal.of(RefusalCode.TOO_MANY_OPTIONS, "The poll takes no more than " + max)
                    .detail("max", max);
        }
        return sorted ? Ballot.of(chosen.stream().sorted().toList()) : ballot;
    }

    private static void requireDistinct(List<OptionId> options) {
        var seen = new HashSet<OptionId>();
        for (OptionId option : options) {
            if (!seen.add(option)) {
                throw Refusal.of(RefusalCode.DUPLICATE_OPTION, "An option is named twice")
                        .detail("option", option);
            }
        }
    }

    private static Refusal tooFew(int min) {
        return Refusal.of(RefusalCode.TOO_FEW_OPTIONS, "At least " + min + " are needed")
                .detail("min", min);
    }
}
