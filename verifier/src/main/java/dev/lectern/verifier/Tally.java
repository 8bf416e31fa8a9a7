package dev.lectern.verifier;

import dev.lectern.api.OptionId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollOption;
import dev.lectern.api.poll.Voting;
import dev.lectern.scoring.Borda;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The ballots of one round; each step says what is wrong with it, or nothing. */
final class Tally {

    private final Map<ParticipantId, Ballot> ballots = new HashMap<>();
    private boolean open;

    String open() {
        open = true;
        return "";
    }

    String close() {
        open = false;
        return "";
    }

    String cast(ParticipantId participant, Ballot ballot) {
        if (!open) {
            return "a ballot of a round that is not open";
        }
        return ballots.putIfAbsent(participant, ballot) == null
                ? ""
                : "a second ballot of the same participant";
    }

    String change(ParticipantId participant, Ballot before, Ballot ballot) {
        if (!open) {
            return "a ballot of a round that is not open";
        }
        return ballots.replace(participant, before, ballot)
                ? ""
                : "a change of a ballot that was not given like that";
    }

    String retract(ParticipantId participant, Ballot before) {
        if (!open) {
            return "a ballot of a round that is not open";
        }
        return ballots.remove(participant, before)
                ? ""
                : "a retraction of a ballot that was not given like that";
    }

    /**
     * How many ballots there are, and how many are for what; of a ranking the points.
     *
     * @param voting absent if the file does not say how the poll is voted in
     */
    String result(@Nullable Voting voting) {
        if (voting instanceof Voting.Ranking(List<PollOption> options)) {
            return "%d ballots, points %s".formatted(ballots.size(), points(options));
        }
        var counts = new TreeMap<String, Integer>();
        ballots.values()
                .forEach(ballot ->
                        choices(ballot).forEach(choice -> counts.merge(choice, 1, Integer::sum)));
        return "%d ballots %s".formatted(ballots.size(), counts);
    }

    private Map<OptionId, Long> points(List<PollOption> options) {
        var points = new LinkedHashMap<OptionId, Long>();
        options.forEach(option -> points.put(option.id(), 0L));
        for (Ballot ballot : ballots.values()) {
            List<OptionId> order = Objects.requireNonNullElse(ballot.options(), List.of());
            for (int place = 0; place < order.size(); place++) {
                long worth = Borda.points(place, options.size());
                points.computeIfPresent(order.get(place), (_, sum) -> sum + worth);
            }
        }
        return points;
    }

    private static List<String> choices(Ballot ballot) {
        return ballot.options() == null
                ? List.of(String.valueOf(ballot.rating()))
                : ballot.options().stream().map(Object::toString).toList();
    }
}
