package dev.lectern.command.question;

import dev.lectern.api.Fact;
import dev.lectern.command.audience.Participation;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.OnOwnQuestion.State;

import java.util.List;

/**
 * What the author, and nobody else, does with a question.
 *
 * @param <C> what it is
 */
public abstract class OnOwnQuestion<C extends ByAuthor> implements Decider<C, State> {

    public record State(Participation participation, Question question) {}

    @Override
    public final Reads reads(C command) {
        return Participation.reads(command.conference(), command.participant())
                .and(Tags.question(command.conference(), command.question()), Question.FACTS);
    }

    @Override
    public final State initial(C command) {
        return new State(Participation.UNKNOWN, Question.unknown(command.question()));
    }

    @Override
    public final State evolve(State state, Fact fact) {
        return new State(state.participation().evolve(fact), state.question().evolve(fact));
    }

    @Override
    public final List<Fact> decide(C command, State state) {
        state.participation().require();
        Question.Asked question = state.question().requireAsked();
        question.requireAuthor(command.participant());
        return decide(command, question);
    }

    /** As {@link Decider#decide}, by the question's author. */
    protected abstract List<Fact> decide(C command, Question.Asked question);
}
