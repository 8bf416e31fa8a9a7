package dev.lectern.command.question.answering;

import static dev.lectern.command.deciding.RefusalCode.QUESTION_ANSWERED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_HIDDEN;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_MERGED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_PENDING;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_WITHDRAWN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.KEYNOTE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.Q2;
import static dev.lectern.command.support.Room.answered;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.hidden;
import static dev.lectern.command.support.Room.merged;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.question.QuestionFact.QuestionAnswered;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class AnsweringQuestionTest {

    private static final Scenario ASKED =
            given(openRoom(Moderation.AFTER)).and(asked(Q1, GRACE, QuestionStatus.PUBLISHED));
    private static final AnswerQuestion LIVE = new AnswerQuestion(HACK, Q1, null);
    private static final AnswerQuestion WRITTEN = new AnswerQuestion(HACK, Q1, text("Because"));

    @Test
    void answersLive() {
        ASKED.when(LIVE).records(answered(Q1));
    }

    @Test
    void answersInWriting() {
        ASKED.when(WRITTEN).records(new QuestionAnswered(HACK, KEYNOTE, Q1, text("Because")));
    }

    @Test
    void saysNothingTwice() {
        ASKED.after(LIVE).when(LIVE).recordsNothing();
        ASKED.after(WRITTEN).when(WRITTEN).recordsNothing();
    }

    @Test
    void oneOfTwoModeratorsIsTold() {
        ASKED.after(LIVE).when(WRITTEN).refused(QUESTION_ANSWERED);
        ASKED.after(WRITTEN).when(LIVE).refused(QUESTION_ANSWERED);
    }

    @Test
    void refusesWhatTheAudienceDoesNotSee() {
        given(openRoom(Moderation.BEFORE))
                .and(asked(Q1, GRACE, QuestionStatus.PENDING))
                .when(LIVE)
                .refused(QUESTION_PENDING);
        ASKED.and(hidden(Q1)).when(LIVE).refused(QUESTION_HIDDEN);
        ASKED.and(withdrawn(Q1)).when(LIVE).refused(QUESTION_WITHDRAWN);
        ASKED.and(asked(Q2, LIN, QuestionStatus.PUBLISHED), merged(Q1, Q2))
                .when(LIVE)
                .refused(QUESTION_MERGED)
                .with("into", Q2);
        given(openRoom(Moderation.AFTER)).when(LIVE).refused(UNKNOWN_QUESTION);
    }
}
