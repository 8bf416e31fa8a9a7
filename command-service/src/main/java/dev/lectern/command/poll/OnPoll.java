package dev.lectern.command.poll;

import dev.lectern.api.Fact;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;

import java.util.List;

/**
 * What moderators do with a poll; it depends on nothing else, and so on no ballot.
 *
 * @param <C> what they do
 */
public abstract class OnPoll<C extends AboutPoll> implements Decider<C, Poll> {

    @Override
    public final Reads reads(C command) {
        return Reads.NOTHING.and(Tags.poll(command.conference(), command.poll()), Poll.FACTS);
    }

    @Override
    public final Poll initial(C command) {
        return Poll.unknown();
    }

    @Override
    public final Poll evolve(Poll state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public final List<Fact> decide(C command, Poll state) {
        return decide(command, state.requireKnown());
    }

    /** As {@link Decider#decide}, on a poll that there is. */
    protected abstract List<Fact> decide(C command, Poll.Known poll);
}
