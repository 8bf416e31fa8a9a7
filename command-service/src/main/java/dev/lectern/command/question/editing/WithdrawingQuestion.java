package dev.lectern.command.question.editing;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.question.QuestionFact.QuestionUnmerged;
import dev.lectern.api.question.QuestionFact.QuestionWithdrawn;
import dev.lectern.command.question.OnOwnQuestion;
import dev.lectern.command.question.Question;
import dev.lectern.command.question.Standing;

import java.util.ArrayList;
import java.util.List;

/** What is withdrawn is part of nothing: neither a duplicate, nor what others are duplicates of. */
public final class WithdrawingQuestion extends OnOwnQuestion<WithdrawQuestion> {

    @Override
    public Class<WithdrawQuestion> command() {
        return WithdrawQuestion.class;
    }

    @Override
    protected List<Fact> decide(WithdrawQuestion command, Question.Asked question) {
        if (question.standing() instanceof Standing.Withdrawn) {
            return List.of();
        }
        if (question.standing().unhidden() instanceof Standing.Answered answered) {
            throw answered.refusal();
        }
        ConferenceId conference = command.conference();
        TalkId talk = question.talk();
        var facts = new ArrayList<Fact>(question.unhighlighted(conference));
        if (question.mergedInto() != null) {
            facts.add(
                    new QuestionUnmerged(
                            conference, talk, command.question(), question.mergedInto()));
        }
        for (QuestionId duplicate : question.duplicates()) {
            facts.add(new QuestionUnmerged(conference, talk, duplicate, command.question()));
        }
        facts.add(new QuestionWithdrawn(conference, talk, command.question()));
        return facts;
    }
}
