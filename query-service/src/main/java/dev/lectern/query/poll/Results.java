package dev.lectern.query.poll;

import dev.lectern.api.OptionId;
import dev.lectern.api.poll.PollOption;
import dev.lectern.api.poll.Voting;
import dev.lectern.scoring.Exact;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the ballots of a round say, computed from nothing but their counts. Fractions are exact,
 * values rounded for showing. What would be divided by no ballots is absent.
 *
 * @param options in the order of the poll, unless it asks for a rating
 * @param mean of the ratings
 * @param ratings those that were given, the lowest first
 */
record Results(
        @Nullable List<OptionResult> options,
        @Nullable Ratio mean,
        @Nullable List<RatingCount> ratings) {

    /**
     * @param votes ballots that choose it, in a poll that asks for choices
     * @param share of those ballots among all
     * @param points its Borda count, in a ranking: as many on each ballot as options stand behind
     *     it
     * @param firstPlaces ballots that put it first, in a ranking
     * @param rank 1 for the most points; options with as many share it
     */
    record OptionResult(
            OptionId id,
            @Nullable Integer votes,
            @Nullable Ratio share,
            @Nullable Long points,
            @Nullable Integer firstPlaces,
            @Nullable Integer rank) {}

    record RatingCount(int rating, int ballots) {}

    /**
     * @param exact a fraction, such as {@code 2/3}, or a whole number
     * @param value the same to ten places
     */
    record Ratio(String exact, BigDecimal value) {

        private static @Nullable Ratio ratio(long of, int ballots) {
            if (ballots == 0) {
                return null;
            }
            Exact ratio = Exact.of(BigDecimal.valueOf(of)).over(ballots);
            return new Ratio(ratio.toString(), ratio.shown());
        }
    }

    static Results of(Voting voting, Tally tally) {
        return switch (voting) {
            case Voting.SingleChoice single -> chosen(single.options(), tally);
            case Voting.MultipleChoice multiple -> chosen(multiple.options(), tally);
            case Voting.Ranking ranking -> ranked(ranking.options(), tally);
            case Voting.Rating _ -> rated(tally);
        };
    }

    private static Results chosen(List<PollOption> options, Tally tally) {
        return new Results(
                options.stream()
                        .map(option -> {
                            int votes = tally.votes(option.id());
                            return new OptionResult(
                                    option.id(),
                                    votes,
                                    Ratio.ratio(votes, tally.ballots()),
                                    null,
                                    null,
                                    null);
                        })
                        .toList(),
                null,
                null);
    }

    private static Results ranked(List<PollOption> options, Tally tally) {
        List<Long> points =
                options.stream().map(o -> tally.points(o.id(), options.size())).toList();
        return new Results(
                options.stream()
                        .map(option -> {
                            long own = tally.points(option.id(), options.size());
                            long better = points.stream().filter(p -> p > own).count();
                            return new OptionResult(
                                    option.id(),
                                    null,
                                    null,
                                    own,
                                    tally.firstPlaces(option.id()),
                                    (int) better + 1);
                        })
                        .toList(),
                null,
                null);
    }

    private static Results rated(Tally tally) {
        long sum = 0;
        for (Map.Entry<Integer, Integer> rating : tally.ratings().entrySet()) {
            sum += (long) rating.getKey() * rating.getValue();
        }
        return new Results(
                null,
                Ratio.ratio(sum, tally.ballots()),
                tally.ratings().entrySet().stream()
                        .map(r -> new RatingCount(r.getKey(), r.getValue()))
                        .toList());
    }
}
