package dev.lectern.verifier;

import dev.lectern.api.ParticipantId;
import dev.lectern.api.poll.Ballot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** How many ballots there are, and how many are for what; the order if they give one. */
    @Override
    public String toString() {
        var counts = new TreeMap<String, Integer>();
        ballots.values()
                .forEach(ballot ->
                        choices(ballot).forEach(choice -> counts.merge(choice, 1, Integer::sum)));
        return "%d ballots %s".formatted(ballots.size(), counts);
    }

    private static List<String> choices(Ballot ballot) {
        return ballot.options() == null
                ? List.of(String.valueOf(ballot.rating()))
                : ballot.options().stream().map(Object::toString).toList();
    }
}
