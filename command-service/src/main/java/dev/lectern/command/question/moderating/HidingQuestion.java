package dev.lectern.command.question.moderating;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionHidden;
import dev.lectern.command.question.OnQuestion;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;

import java.util.ArrayList;
import java.util.List;

public final class HidingQuestion extends OnQuestion<HideQuestion> {

    @Override
    public Class<HideQuestion> command() {
        return HideQuestion.class;
    }

    @Override
    protected List<Fact> decide(HideQuestion command, Question.Asked question) {
        question.requireNotWithdrawn();
        if (question.standing() instanceof Standing.Hidden hidden) {
            if (hidden.reason().equals(command.reason())) {
                return List.of();
            }
            throw hidden.refusal().field("reason");
        }
        var facts = new ArrayList<>(question.unhighlighted(command.conference()));
        facts.add(
                new QuestionHidden(
                        command.conference(),
                        question.talk(),
                        command.question(),
                        command.reason()));
        return facts;
    }
}
