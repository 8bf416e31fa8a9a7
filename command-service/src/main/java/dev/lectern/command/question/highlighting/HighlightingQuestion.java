package dev.lectern.command.question.highlighting;

import dev.lectern.api.Fact;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.question.QuestionFact.QuestionHighlighted;
import dev.lectern.api.question.QuestionFact.QuestionUnhighlighted;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;
import dev.lectern.command.question.highlighting.HighlightingQuestion.State;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One at a time: it takes the place of the question of the talk that was highlighted before. */
public final class HighlightingQuestion implements Decider<HighlightQuestion, State> {

    /**
     * @param highlighted in the talk, if one is
     */
    public record State(Question question, @Nullable QuestionId highlighted) {}

    @Override
    public Class<HighlightQuestion> command() {
        return HighlightQuestion.class;
    }

    @Override
    public Reads reads(HighlightQuestion command) {
        return Reads.NOTHING
                .and(Tags.question(command.conference(), command.question()), Question.FACTS)
                .and(
                        Tags.talk(command.conference(), command.talk()),
                        QuestionHighlighted.class,
                        QuestionUnhighlighted.class);
    }

    @Override
    public State initial(HighlightQuestion command) {
        return new State(Question.unknown(command.question()), null);
    }

    @Override
    public State evolve(State state, Fact fact) {
        Question question = state.question().evolve(fact);
        return switch (fact) {
            case QuestionHighlighted highlighted -> new State(question, highlighted.question());
            case QuestionUnhighlighted _ -> new State(question, null);
            default -> new State(question, state.highlighted());
        };
    }

    @Override
    public List<Fact> decide(HighlightQuestion command, State state) {
        Question.Asked question = state.question().requireAsked();
        requireTalk(question, command.talk());
        if (question.highlighted()) {
            return List.of();
        }
        question.requireUnmerged();
        switch (question.standing()) {
            case Standing.Published _, Standing.Answered _ -> {
                // The audience may see it.
            }
            case Standing other -> throw other.refusal();
        }
        var facts = new ArrayList<Fact>();
        if (state.highlighted() != null) {
            facts.add(
                    new QuestionUnhighlighted(
                            command.conference(), command.talk(), state.highlighted()));
        }
        facts.add(
                new QuestionHighlighted(command.conference(), command.talk(), command.question()));
        return facts;
    }

    /**
     * @throws Refusal if the question was asked in another talk
     */
    static void requireTalk(Question.Asked question, TalkId talk) {
        if (!question.talk().equals(talk)) {
            throw Refusal.of(
                    RefusalCode.UNKNOWN_QUESTION, "There is no such question in this talk");
        }
    }
}
