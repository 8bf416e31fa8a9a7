package dev.lectern.command.question;

import dev.lectern.api.Fact;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;

import java.util.List;

/**
 * What moderators do with one question; it depends on nothing else.
 *
 * @param <C> what they do
 */
public abstract class OnQuestion<C extends AboutQuestion> implements Decider<C, Question> {

    @Override
    public final Reads reads(C command) {
        return Reads.NOTHING.and(
                Tags.question(command.conference(), command.question()), Question.FACTS);
    }

    @Override
    public final Question initial(C command) {
        return Question.unknown(command.question());
    }

    @Override
    public final Question evolve(Question state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public final List<Fact> decide(C command, Question state) {
        return decide(command, state.requireAsked());
    }

    /** As {@link Decider#decide}, on a question that there is. */
    protected abstract List<Fact> decide(C command, Question.Asked question);
}
