package dev.lectern.command.poll.rounds;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.command.poll.OnPoll;
import dev.lectern.command.poll.Poll;

import java.util.List;

public final class ClosingRound extends OnPoll<CloseRound> {

    @Override
    public Class<CloseRound> command() {
        return CloseRound.class;
    }

    @Override
    protected List<Fact> decide(CloseRound command, Poll.Known poll) {
        return poll.round(command.round()).closed()
                ? List.of()
                : List.of(new PollClosed(command.conference(), command.poll(), command.round()));
    }
}
