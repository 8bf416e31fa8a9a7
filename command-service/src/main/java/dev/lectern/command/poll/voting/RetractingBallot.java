package dev.lectern.command.poll.voting;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.command.deciding.Deadline;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.poll.Poll;
import dev.lectern.command.poll.voting.ChangeBallot.RetractBallot;

import org.jspecify.annotations.Nullable;

import java.util.List;

public final class RetractingBallot implements Decider<RetractBallot, Booth> {

    @Override
    public Class<RetractBallot> command() {
        return RetractBallot.class;
    }

    @Override
    public Reads reads(RetractBallot command) {
        return Booth.reads(command);
    }

    @Override
    public Booth initial(RetractBallot command) {
        return Booth.empty(command);
    }

    @Override
    public Booth evolve(Booth state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(RetractBallot command, Booth state) {
        Poll.Known poll = state.requireEntitled();
        Ballot before = state.ballot();
        if (before == null) {
            return List.of();
        }
        state.requireOpen(poll);
        return List.of(
                new BallotRetracted(
                        command.conference(),
                        command.poll(),
                        command.round(),
                        command.participant(),
                        before));
    }

    @Override
    public @Nullable Deadline deadline(RetractBallot command, Booth state) {
        return state.deadline();
    }
}
