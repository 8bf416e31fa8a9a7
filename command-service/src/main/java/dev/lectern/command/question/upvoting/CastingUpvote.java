package dev.lectern.command.question.upvoting;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.UpvoteCast;
import dev.lectern.api.question.QuestionFact.UpvoteRetracted;
import dev.lectern.command.audience.Participation;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;
import dev.lectern.command.question.upvoting.CastingUpvote.State;

import java.util.List;

/**
 * Voters never wait for one another: it reads no other's upvote. A duplicate takes no new ones:
 * whoever agrees votes for the question that it is merged into.
 */
public final class CastingUpvote implements Decider<CastUpvote, State> {

    public record State(Participation participation, Question question, boolean cast) {}

    @Override
    public Class<CastUpvote> command() {
        return CastUpvote.class;
    }

    @Override
    public Reads reads(CastUpvote command) {
        return Participation.reads(command.conference(), command.participant())
                .and(Tags.question(command.conference(), command.question()), Question.FACTS)
                .and(
                        Tags.upvote(
                                command.conference(), command.question(), command.participant()),
                        UpvoteCast.class,
                        UpvoteRetracted.class);
    }

    @Override
    public State initial(CastUpvote command) {
        return new State(Participation.UNKNOWN, Question.unknown(command.question()), false);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case UpvoteCast _ -> new State(state.participation(), state.question(), true);
            case UpvoteRetracted _ -> new State(state.participation(), state.question(), false);
            default ->
                    new State(
                            state.participation().evolve(fact),
                            state.question().evolve(fact),
                            state.cast());
        };
    }

    @Override
    public List<Fact> decide(CastUpvote command, State state) {
        state.participation().require();
        Question.Asked question = state.question().requireAsked();
        if (state.cast()) {
            return List.of();
        }
        if (question.author().equals(command.participant())) {
            throw Refusal.of(RefusalCode.OWN_QUESTION, "Nobody votes for a question of their own");
        }
        question.requireUnmerged();
        if (!(question.standing() instanceof Standing.Published)) {
            throw question.standing().refusal();
        }
        return List.of(
                new UpvoteCast(
                        command.conference(),
                        question.talk(),
                        command.question(),
                        command.participant()));
    }
}
