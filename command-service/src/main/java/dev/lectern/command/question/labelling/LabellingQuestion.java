package dev.lectern.command.question.labelling;

import dev.lectern.api.Fact;
import dev.lectern.api.LabelId;
import dev.lectern.api.question.QuestionFact.QuestionLabelled;
import dev.lectern.api.question.QuestionFact.QuestionUnlabelled;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.labelling.LabellingQuestion.State;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class LabellingQuestion implements Decider<LabelQuestion, State> {

    static final int MAX_LABELS = 10;

    public record State(Question question, Set<LabelId> labels) {
        public State {
            labels = Set.copyOf(labels);
        }
    }

    @Override
    public Class<LabelQuestion> command() {
        return LabelQuestion.class;
    }

    @Override
    public Reads reads(LabelQuestion command) {
        var facts = new HashSet<>(Question.FACTS);
        facts.add(QuestionLabelled.class);
        facts.add(QuestionUnlabelled.class);
        return Reads.NOTHING.and(Tags.question(command.conference(), command.question()), facts);
    }

    @Override
    public State initial(LabelQuestion command) {
        return new State(Question.unknown(command.question()), Set.of());
    }

    @Override
    public State evolve(State state, Fact fact) {
        var labels = new HashSet<>(state.labels());
        switch (fact) {
            case QuestionLabelled labelled -> labels.add(labelled.label());
            case QuestionUnlabelled unlabelled -> labels.remove(unlabelled.label());
            default -> {
                return new State(state.question().evolve(fact), labels);
            }
        }
        return new State(state.question(), labels);
    }

    @Override
    public List<Fact> decide(LabelQuestion command, State state) {
        Question.Asked question = state.question().requireAsked();
        question.requireNotWithdrawn();
        if (state.labels().contains(command.label()) == command.labelled()) {
            return List.of();
        }
        if (!command.labelled()) {
            return List.of(
                    new QuestionUnlabelled(
                            command.conference(),
                            question.talk(),
                            command.question(),
                            command.label()));
        }
        if (state.labels().size() == MAX_LABELS) {
            throw Refusal.of(
                    RefusalCode.TOO_MANY_LABELS,
                    "A question has at most " + MAX_LABELS + " labels");
        }
        return List.of(
                new QuestionLabelled(
                        command.conference(),
                        question.talk(),
                        command.question(),
                        command.label()));
    }
}
