package dev.lectern.command.question.upvoting;

import dev.lectern.api.Fact;
import dev.lectern.api.TalkId;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionFact.UpvoteCast;
import dev.lectern.api.question.QuestionFact.UpvoteRetracted;
import dev.lectern.command.audience.Participation;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.upvoting.RetractingUpvote.State;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** From the question that it was cast on, whatever has become of that. */
public final class RetractingUpvote implements Decider<RetractUpvote, State> {

    /**
     * @param talk of the question, if there is such a question
     */
    public record State(Participation participation, @Nullable TalkId talk, boolean cast) {}

    @Override
    public Class<RetractUpvote> command() {
        return RetractUpvote.class;
    }

    @Override
    public Reads reads(RetractUpvote command) {
        return Participation.reads(command.conference(), command.participant())
                .and(Tags.question(command.conference(), command.question()), QuestionAsked.class)
                .and(
                        Tags.upvote(
                                command.conference(), command.question(), command.participant()),
                        UpvoteCast.class,
                        UpvoteRetracted.class);
    }

    @Override
    public State initial(RetractUpvote command) {
        return new State(Participation.UNKNOWN, null, false);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case QuestionAsked asked ->
                    new State(state.participation(), asked.talk(), state.cast());
            case UpvoteCast _ -> new State(state.participation(), state.talk(), true);
            case UpvoteRetracted _ -> new State(state.participation(), state.talk(), false);
            default -> new State(state.participation().evolve(fact), state.talk(), state.cast());
        };
    }

    @Override
    public List<Fact> decide(RetractUpvote command, State state) {
        state.participation().require();
        if (state.talk() == null) {
            throw Refusal.of(
                    RefusalCode.UNKNOWN_QUESTION, "There is no such question in this conference");
        }
        return state.cast()
                ? List.of(
                        new UpvoteRetracted(
                                command.conference(),
                                state.talk(),
                                command.question(),
                                command.participant()))
                : List.of();
    }
}
