package dev.lectern.command.question.editing;

import static dev.lectern.command.deciding.RefusalCode.NOT_THE_AUTHOR;
import static dev.lectern.command.deciding.RefusalCode.PARTICIPANT_BLOCKED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_ANSWERED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_MERGED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_WITHDRAWN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_PARTICIPANT;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.Q2;
import static dev.lectern.command.support.Room.answered;
import static dev.lectern.command.support.Room.approved;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.blocked;
import static dev.lectern.command.support.Room.edited;
import static dev.lectern.command.support.Room.hidden;
import static dev.lectern.command.support.Room.highlighted;
import static dev.lectern.command.support.Room.merged;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.unhighlighted;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Room.words;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ParticipantId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class EditingQuestionTest {

    private static final Scenario ASKED =
            given(openRoom(Moderation.AFTER)).and(asked(Q1, GRACE, QuestionStatus.PUBLISHED));
    private static final Scenario APPROVED =
            given(openRoom(Moderation.BEFORE))
                    .and(asked(Q1, GRACE, QuestionStatus.PENDING), approved(Q1));
    private static final EditQuestion EDIT = edit(GRACE, "How?");

    private static EditQuestion edit(ParticipantId participant, String text) {
        return new EditQuestion(HACK, Q1, participant, words(participant, text), null);
    }

    @Test
    void edits() {
        ASKED.when(EDIT).records(edited(Q1, GRACE, "How?", QuestionStatus.PUBLISHED));
    }

    @Test
    void whatWasApprovedIsLookedAtAgain() {
        APPROVED.when(EDIT).records(edited(Q1, GRACE, "How?", QuestionStatus.PENDING));
        APPROVED.and(highlighted(Q1))
                .when(EDIT)
                .records(unhighlighted(Q1), edited(Q1, GRACE, "How?", QuestionStatus.PENDING));
    }

    @Test
    void staysOnTheScreenWhereModeratorsLookAfterwards() {
        ASKED.and(highlighted(Q1))
                .when(EDIT)
                .records(edited(Q1, GRACE, "How?", QuestionStatus.PUBLISHED));
    }

    @Test
    void whatIsHiddenStaysHidden() {
        APPROVED.and(hidden(Q1))
                .when(EDIT)
                .records(edited(Q1, GRACE, "How?", QuestionStatus.HIDDEN));
    }

    @Test
    void saysNothingTwice() {
        ASKED.when(edit(GRACE, "Why?")).recordsNothing();
        ASKED.after(EDIT).when(EDIT).recordsNothing();
        ASKED.after(EDIT).and(answered(Q1)).when(EDIT).recordsNothing();
    }

    @Test
    void refusesOthersQuestions() {
        ASKED.when(edit(LIN, "How?")).refused(NOT_THE_AUTHOR);
        given(openRoom(Moderation.AFTER)).when(EDIT).refused(UNKNOWN_QUESTION);
        ASKED.when(edit(new ParticipantId("nobody"), "How?")).refused(UNKNOWN_PARTICIPANT);
        ASKED.and(blocked(GRACE)).when(EDIT).refused(PARTICIPANT_BLOCKED);
    }

    @Test
    void refusesWhenItIsTooLate() {
        ASKED.and(answered(Q1)).when(EDIT).refused(QUESTION_ANSWERED);
        ASKED.and(answered(Q1), hidden(Q1)).when(EDIT).refused(QUESTION_ANSWERED);
        ASKED.and(withdrawn(Q1)).when(EDIT).refused(QUESTION_WITHDRAWN);
        ASKED.and(asked(Q2, LIN, QuestionStatus.PUBLISHED), merged(Q1, Q2))
                .when(EDIT)
                .refused(QUESTION_MERGED)
                .with("into", Q2);
    }
}
