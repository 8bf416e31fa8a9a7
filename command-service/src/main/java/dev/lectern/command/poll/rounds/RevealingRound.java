package dev.lectern.command.poll.rounds;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.PollFact.PollRevealed;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.poll.OnPoll;
import dev.lectern.command.poll.Poll;

import java.util.List;

/** Where results are not hidden there is nothing to reveal. */
public final class RevealingRound extends OnPoll<RevealRound> {

    @Override
    public Class<RevealRound> command() {
        return RevealRound.class;
    }

    @Override
    protected List<Fact> decide(RevealRound command, Poll.Known poll) {
        Poll.Round round = poll.round(command.round());
        if (round.revealed() || !poll.design().resultsHiddenUntilRevealed()) {
            return List.of();
        }
        if (!round.closed()) {
            throw Refusal.of(RefusalCode.POLL_OPEN, "The round is still open");
        }
        return List.of(new PollRevealed(command.conference(), command.poll(), command.round()));
    }
}
