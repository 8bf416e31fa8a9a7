package dev.lectern.command.question.editing;

import static dev.lectern.command.deciding.RefusalCode.NOT_THE_AUTHOR;
import static dev.lectern.command.deciding.RefusalCode.PARTICIPANT_BLOCKED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_ANSWERED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.Q2;
import static dev.lectern.command.support.Room.Q3;
import static dev.lectern.command.support.Room.answered;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.blocked;
import static dev.lectern.command.support.Room.hidden;
import static dev.lectern.command.support.Room.highlighted;
import static dev.lectern.command.support.Room.merged;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.unhighlighted;
import static dev.lectern.command.support.Room.unmerged;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class WithdrawingQuestionTest {

    private static final Scenario ASKED =
            given(openRoom(Moderation.AFTER))
                    .and(
                            asked(Q1, GRACE, QuestionStatus.PUBLISHED),
                            asked(Q2, LIN, QuestionStatus.PUBLISHED),
                            asked(Q3, LIN, QuestionStatus.PUBLISHED));
    private static final WithdrawQuestion WITHDRAW = new WithdrawQuestion(HACK, Q1, GRACE);

    @Test
    void withdraws() {
        ASKED.when(WITHDRAW).records(withdrawn(Q1));
        ASKED.and(hidden(Q1)).when(WITHDRAW).records(withdrawn(Q1));
    }

    @Test
    void leavesTheScreen() {
        ASKED.and(highlighted(Q1)).when(WITHDRAW).records(unhighlighted(Q1), withdrawn(Q1));
    }

    @Test
    void takesItselfOutOfAMerge() {
        ASKED.and(merged(Q1, Q2)).when(WITHDRAW).records(unmerged(Q1, Q2), withdrawn(Q1));
    }

    @Test
    void takesNobodyElsesQuestionWithIt() {
        ASKED.and(merged(Q2, Q1), merged(Q3, Q1))
                .when(WITHDRAW)
                .records(unmerged(Q2, Q1), unmerged(Q3, Q1), withdrawn(Q1));
        ASKED.and(merged(Q2, Q1), unmerged(Q2, Q1)).when(WITHDRAW).records(withdrawn(Q1));
    }

    @Test
    void saysNothingTwice() {
        ASKED.after(WITHDRAW).when(WITHDRAW).recordsNothing();
    }

    @Test
    void refuses() {
        ASKED.when(new WithdrawQuestion(HACK, Q1, LIN)).refused(NOT_THE_AUTHOR);
        ASKED.and(answered(Q1)).when(WITHDRAW).refused(QUESTION_ANSWERED);
        ASKED.and(blocked(GRACE)).when(WITHDRAW).refused(PARTICIPANT_BLOCKED);
        given(openRoom(Moderation.AFTER)).when(WITHDRAW).refused(UNKNOWN_QUESTION);
    }
}
