package dev.lectern.query.poll;

import dev.lectern.api.OptionId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.scoring.Borda;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ballots of one round, counted. What a ballot adds, it takes away again when it is changed or
 * retracted; nothing else is needed to compute results, whatever kind of poll it is.
 *
 * @param ballots that count
 * @param places for each option that was chosen, on how many ballots it stands first, second and so
 *     on: how good it is in a ranking, and without a meaning of its own elsewhere
 * @param ratings how many ballots give which rating
 */
record Tally(
        int ballots,
        SortedMap<OptionId, List<Integer>> places,
        SortedMap<Integer, Integer> ratings) {

    static final Tally EMPTY = new Tally(0, new TreeMap<>(), new TreeMap<>());

    Tally plus(Ballot ballot) {
        return count(ballot, 1);
    }

    /**
     * @throws IllegalStateException if there is no such ballot
     */
    Tally minus(Ballot ballot) {
        return count(ballot, -1);
    }

    private Tally count(Ballot ballot, int by) {
        var morePlaces = new TreeMap<>(places);
        var moreRatings = new TreeMap<>(ratings);
        if (ballot.rating() != null) {
            moreRatings.compute(
                    ballot.rating(),
                    (_, before) -> {
                        int now = sum(before == null ? 0 : before, by);
                        return now == 0 ? null : now;
                    });
        }
        if (ballot.options() != null) {
            int place = 0;
            for (OptionId option : ballot.options()) {
                morePlaces.put(option, count(places.getOrDefault(option, List.of()), place, by));
                place++;
            }
        }
        return new Tally(sum(ballots, by), morePlaces, moreRatings);
    }

    private static List<Integer> count(List<Integer> counts, int place, int by) {
        var now = new ArrayList<>(counts);
        while (now.size() <= place) {
            now.add(0);
        }
        now.set(place, sum(now.get(place), by));
        return List.copyOf(now);
    }

    private static int sum(int before, int by) {
        int now = before + by;
        if (now < 0) {
            throw new IllegalStateException("A ballot is taken away that was never counted");
        }
        return now;
    }

    /** On how many ballots the option is. */
    int votes(OptionId option) {
        return places.getOrDefault(option, List.of()).stream().mapToInt(n -> n).sum();
    }

    /** On how many ballots the option is first. */
    int firstPlaces(OptionId option) {
        List<Integer> counts = places.getOrDefault(option, List.of());
        return counts.isEmpty() ? 0 : counts.getFirst();
    }

    /** The option's Borda count among {@code options} ranked ones. */
    long points(OptionId option, int options) {
        List<Integer> counts = places.getOrDefault(option, List.of());
        long points = 0;
        for (int place = 0; place < counts.size(); place++) {
            points += (long) counts.get(place) * Borda.points(place, options);
        }
        return points;
    }
}
