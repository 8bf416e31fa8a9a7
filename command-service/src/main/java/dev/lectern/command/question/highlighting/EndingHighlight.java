package dev.lectern.command.question.highlighting;

import dev.lectern.api.Fact;
import dev.lectern.command.question.OnQuestion;
import dev.lectern.command.question.Question;

import java.util.List;

/** Of this question: another one that has taken its place stays. */
public final class EndingHighlight extends OnQuestion<EndHighlight> {

    @Override
    public Class<EndHighlight> command() {
        return EndHighlight.class;
    }

    @Override
    protected List<Fact> decide(EndHighlight command, Question.Asked question) {
        HighlightingQuestion.requireTalk(question, command.talk());
        return question.unhighlighted(command.conference());
    }
}
