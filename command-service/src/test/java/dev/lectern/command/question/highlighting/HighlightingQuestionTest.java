package dev.lectern.command.question.highlighting;

import static dev.lectern.command.deciding.RefusalCode.QUESTION_HIDDEN;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_MERGED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_PENDING;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_WITHDRAWN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.KEYNOTE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.PANEL;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.Q2;
import static dev.lectern.command.support.Room.Q3;
import static dev.lectern.command.support.Room.answered;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.hidden;
import static dev.lectern.command.support.Room.highlighted;
import static dev.lectern.command.support.Room.merged;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.scheduled;
import static dev.lectern.command.support.Room.unhighlighted;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class HighlightingQuestionTest {

    private static final Scenario ASKED =
            given(openRoom(Moderation.AFTER))
                    .and(
                            asked(Q1, GRACE, QuestionStatus.PUBLISHED),
                            asked(Q2, LIN, QuestionStatus.PUBLISHED));
    private static final HighlightQuestion FIRST = new HighlightQuestion(HACK, KEYNOTE, Q1);
    private static final HighlightQuestion SECOND = new HighlightQuestion(HACK, KEYNOTE, Q2);
    private static final EndHighlight END = new EndHighlight(HACK, KEYNOTE, Q1);

    @Test
    void highlights() {
        ASKED.when(FIRST).records(highlighted(Q1));
        ASKED.and(answered(Q1)).when(FIRST).records(highlighted(Q1));
    }

    @Test
    void highlightsOneAtATime() {
        ASKED.after(FIRST).when(SECOND).records(unhighlighted(Q1), highlighted(Q2));
        ASKED.after(FIRST, SECOND, FIRST).when(SECOND).records(unhighlighted(Q1), highlighted(Q2));
    }

    @Test
    void ends() {
        ASKED.after(FIRST).when(END).records(unhighlighted(Q1));
        ASKED.after(FIRST, END).when(SECOND).records(highlighted(Q2));
    }

    @Test
    void endsNobodyElsesHighlight() {
        ASKED.after(FIRST, SECOND).when(END).recordsNothing();
    }

    @Test
    void saysNothingTwice() {
        ASKED.after(FIRST).when(FIRST).recordsNothing();
        ASKED.after(FIRST, END).when(END).recordsNothing();
        ASKED.when(END).recordsNothing();
    }

    @Test
    void refusesWhatTheAudienceDoesNotSee() {
        ASKED.and(hidden(Q1)).when(FIRST).refused(QUESTION_HIDDEN);
        ASKED.and(withdrawn(Q1)).when(FIRST).refused(QUESTION_WITHDRAWN);
        ASKED.and(merged(Q1, Q2)).when(FIRST).refused(QUESTION_MERGED).with("into", Q2);
        given(openRoom(Moderation.BEFORE))
                .and(asked(Q1, GRACE, QuestionStatus.PENDING))
                .when(FIRST)
                .refused(QUESTION_PENDING);
    }

    @Test
    void refusesAQuestionOfAnotherTalk() {
        var elsewhere =
                given(openRoom(Moderation.AFTER))
                        .and(
                                scheduled(PANEL, Moderation.AFTER),
                                asked(PANEL, Q1, GRACE, QuestionStatus.PUBLISHED));

        elsewhere.when(FIRST).refused(UNKNOWN_QUESTION);
        elsewhere.when(END).refused(UNKNOWN_QUESTION);
        ASKED.when(new HighlightQuestion(HACK, KEYNOTE, Q3)).refused(UNKNOWN_QUESTION);
    }
}
