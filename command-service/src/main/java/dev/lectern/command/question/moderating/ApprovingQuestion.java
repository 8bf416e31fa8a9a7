package dev.lectern.command.question.moderating;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionApproved;
import dev.lectern.command.question.OnQuestion;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;

import java.util.List;

public final class ApprovingQuestion extends OnQuestion<ApproveQuestion> {

    @Override
    public Class<ApproveQuestion> command() {
        return ApproveQuestion.class;
    }

    @Override
    protected List<Fact> decide(ApproveQuestion command, Question.Asked question) {
        return switch (question.standing()) {
            case Standing.Pending _ ->
                    List.of(
                            new QuestionApproved(
                                    command.conference(), question.talk(), command.question()));
            case Standing.Published _, Standing.Answered _ -> List.of();
            case Standing.Hidden hidden -> throw hidden.refusal();
            case Standing.Withdrawn withdrawn -> throw withdrawn.refusal();
        };
    }
}
