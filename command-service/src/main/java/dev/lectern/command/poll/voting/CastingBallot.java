package dev.lectern.command.poll.voting;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.command.deciding.Deadline;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.poll.Poll;
import dev.lectern.command.poll.Votings;
import dev.lectern.command.poll.voting.ChangeBallot.CastBallot;

import org.jspecify.annotations.Nullable;

import java.util.List;

public final class CastingBallot implements Decider<CastBallot, Booth> {

    @Override
    public Class<CastBallot> command() {
        return CastBallot.class;
    }

    @Override
    public Reads reads(CastBallot command) {
        return Booth.reads(command);
    }

    @Override
    public Booth initial(CastBallot command) {
        return Booth.empty(command);
    }

    @Override
    public Booth evolve(Booth state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(CastBallot command, Booth state) {
        Poll.Known poll = state.requireEntitled();
        Ballot ballot = Votings.canonical(poll.design().voting(), command.ballot());
        Ballot before = state.ballot();
        if (ballot.equals(before)) {
            return List.of();
        }
        state.requireOpen(poll);
        return List.of(
                before == null
                        ? new BallotCast(
                                command.conference(),
                                command.poll(),
                                command.round(),
                                command.participant(),
                                ballot)
                        : new BallotChanged(
                                command.conference(),
                                command.poll(),
                                command.round(),
                                command.participant(),
                                ballot,
                                before));
    }

    @Override
    public @Nullable Deadline deadline(CastBallot command, Booth state) {
        return state.deadline();
    }
}
