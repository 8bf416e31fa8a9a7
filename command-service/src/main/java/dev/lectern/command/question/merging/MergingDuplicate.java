package dev.lectern.command.question.merging;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionMerged;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;
import dev.lectern.command.question.merging.MergingDuplicate.State;

import java.util.ArrayList;
import java.util.List;

/**
 * A question that has duplicates may itself become one, but nothing is merged into a duplicate: so
 * there are never circles, and every question leads to one that stands for it.
 */
public final class MergingDuplicate implements Decider<MergeDuplicate, State> {

    public record State(Question question, Question duplicate) {}

    @Override
    public Class<MergeDuplicate> command() {
        return MergeDuplicate.class;
    }

    @Override
    public Reads reads(MergeDuplicate command) {
        return Reads.NOTHING
                .and(Tags.question(command.conference(), command.question()), Question.FACTS)
                .and(Tags.question(command.conference(), command.duplicate()), Question.FACTS);
    }

    @Override
    public State initial(MergeDuplicate command) {
        return new State(
                Question.unknown(command.question()), Question.unknown(command.duplicate()));
    }

    @Override
    public State evolve(State state, Fact fact) {
        return new State(state.question().evolve(fact), state.duplicate().evolve(fact));
    }

    @Override
    public List<Fact> decide(MergeDuplicate command, State state) {
        Question.Asked question = state.question().requireAsked();
        if (!(state.duplicate() instanceof Question.Asked duplicate)) {
            throw Refusal.of(
                            RefusalCode.UNKNOWN_QUESTION,
                            "There is no such question in this conference")
                    .field("duplicate");
        }
        if (question.id().equals(duplicate.mergedInto())) {
            return List.of();
        }
        requireNoCircle(question, duplicate);
        if (!question.talk().equals(duplicate.talk())) {
            throw Refusal.of(
                    RefusalCode.MERGE_ACROSS_TALKS, "The questions are of different talks");
        }
        question.requireUnmerged();
        requireMergeable(duplicate);
        requireVisibleWith(question.standing(), duplicate.standing());
        List<Fact> facts = new ArrayList<>(duplicate.unhighlighted(command.conference()));
        facts.add(
                new QuestionMerged(
                        command.conference(),
                        duplicate.talk(),
                        command.duplicate(),
                        command.question()));
        return facts;
    }

    private static void requireNoCircle(Question.Asked question, Question.Asked duplicate) {
        if (question.id().equals(duplicate.id()) || duplicate.id().equals(question.mergedInto())) {
            throw Refusal.of(
                    RefusalCode.MERGE_CIRCLE, "A question cannot be merged into its own duplicate");
        }
    }

    private static void requireMergeable(Question.Asked duplicate) {
        if (duplicate.mergedInto() != null) {
            throw Refusal.of(RefusalCode.QUESTION_MERGED, "The question is merged into another one")
                    .field("duplicate")
                    .detail("into", duplicate.mergedInto());
        }
        switch (duplicate.standing()) {
            case Standing.Pending _, Standing.Published _ -> {
                // Nobody has dealt with it otherwise.
            }
            case Standing other -> throw other.refusal().field("duplicate");
        }
    }

    /** What the audience sees must not disappear into what it does not see. */
    private static void requireVisibleWith(Standing question, Standing duplicate) {
        switch (question) {
            case Standing.Published _, Standing.Answered _ -> {
                // The audience sees it.
            }
            case Standing.Pending _ when duplicate instanceof Standing.Pending -> {
                // The audience sees neither.
            }
            case Standing other -> throw other.refusal();
        }
    }
}
