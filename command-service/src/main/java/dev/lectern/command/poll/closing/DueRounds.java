package dev.lectern.command.poll.closing;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.PollId;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.poll.rounds.CloseRound;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rounds are open and close by themselves, as far as the log has been read. */
final class DueRounds {

    static final Reads READS = Reads.NOTHING.and(Tags.ROUNDS, PollOpened.class, PollClosed.class);

    private record Key(ConferenceId conference, PollId poll, int round) {}

    private final Map<Key, Instant> open = new HashMap<>();

    void on(Fact fact) {
        switch (fact) {
            case PollOpened of when of.closesAt() != null ->
                    open.put(new Key(of.conference(), of.poll(), of.round()), of.closesAt());
            case PollClosed of -> open.remove(new Key(of.conference(), of.poll(), of.round()));
            default -> {
                // Somebody closes it.
            }
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** What is to be done by then. */
    List<CloseRound> at(Instant now) {
        return open.entrySet().stream()
                .filter(round -> !round.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .map(key -> new CloseRound(key.conference(), key.poll(), key.round()))
                .toList();
    }
}
