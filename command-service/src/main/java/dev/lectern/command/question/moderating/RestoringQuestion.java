package dev.lectern.command.question.moderating;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionRestored;
import dev.lectern.command.question.OnQuestion;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;

import java.util.List;

public final class RestoringQuestion extends OnQuestion<RestoreQuestion> {

    @Override
    public Class<RestoreQuestion> command() {
        return RestoreQuestion.class;
    }

    @Override
    protected List<Fact> decide(RestoreQuestion command, Question.Asked question) {
        question.requireNotWithdrawn();
        return question.standing() instanceof Standing.Hidden hidden
                ? List.of(
                        new QuestionRestored(
                                command.conference(),
                                question.talk(),
                                command.question(),
                                hidden.otherwise().status()))
                : List.of();
    }
}
