package dev.lectern.command.question.answering;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionAnswered;
import dev.lectern.command.question.OnQuestion;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;

import java.util.List;

public final class AnsweringQuestion extends OnQuestion<AnswerQuestion> {

    @Override
    public Class<AnswerQuestion> command() {
        return AnswerQuestion.class;
    }

    @Override
    protected List<Fact> decide(AnswerQuestion command, Question.Asked question) {
        Standing standing = question.standing();
        if (standing.equals(new Standing.Answered(command.text()))) {
            return List.of();
        }
        question.requireUnmerged();
        if (!(standing instanceof Standing.Published)) {
            throw standing.refusal();
        }
        return List.of(
                new QuestionAnswered(
                        command.conference(), question.talk(), command.question(), command.text()));
    }
}
