package dev.lectern.command.question.merging;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionUnmerged;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.question.Question;

import java.util.List;

public final class UnmergingDuplicate implements Decider<UnmergeDuplicate, Question> {

    @Override
    public Class<UnmergeDuplicate> command() {
        return UnmergeDuplicate.class;
    }

    @Override
    public Reads reads(UnmergeDuplicate command) {
        return Reads.NOTHING.and(
                Tags.question(command.conference(), command.duplicate()), Question.FACTS);
    }

    @Override
    public Question initial(UnmergeDuplicate command) {
        return Question.unknown(command.duplicate());
    }

    @Override
    public Question evolve(Question state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(UnmergeDuplicate command, Question state) {
        if (!(state instanceof Question.Asked duplicate)) {
            throw Refusal.of(
                            RefusalCode.UNKNOWN_QUESTION,
                            "There is no such question in this conference")
                    .field("duplicate");
        }
        return command.question().equals(duplicate.mergedInto())
                ? List.of(
                        new QuestionUnmerged(
                                command.conference(),
                                duplicate.talk(),
                                command.duplicate(),
                                command.question()))
                : List.of();
    }
}
