package dev.lectern.command.question.editing;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionFact.QuestionEdited;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.command.question.OnOwnQuestion;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;

import java.util.ArrayList;
import java.util.List;

/** What a moderator has approved is looked at again. */
public final class EditingQuestion extends OnOwnQuestion<EditQuestion> {

    @Override
    public Class<EditQuestion> command() {
        return EditQuestion.class;
    }

    @Override
    protected List<Fact> decide(EditQuestion command, Question.Asked question) {
        question.requireNotWithdrawn();
        if (question.words().equals(new Question.Words(command.text(), command.shownName()))) {
            return List.of();
        }
        question.requireUnmerged();
        if (question.standing().unhidden() instanceof Standing.Answered answered) {
            throw answered.refusal();
        }
        QuestionStatus status = question.standing().edited(question.lookedAtFirst()).status();
        var facts = new ArrayList<Fact>();
        if (status == QuestionStatus.PENDING) {
            facts.addAll(question.unhighlighted(command.conference()));
        }
        facts.add(
                new QuestionEdited(
                        command.conference(),
                        question.talk(),
                        command.question(),
                        command.text(),
                        command.shownName(),
                        status));
        return facts;
    }
}
