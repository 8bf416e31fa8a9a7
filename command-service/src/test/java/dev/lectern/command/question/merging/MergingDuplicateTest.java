package dev.lectern.command.question.merging;

import static dev.lectern.command.deciding.RefusalCode.MERGE_ACROSS_TALKS;
import static dev.lectern.command.deciding.RefusalCode.MERGE_CIRCLE;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_ANSWERED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_HIDDEN;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_MERGED;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_PENDING;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_WITHDRAWN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.PANEL;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.Q2;
import static dev.lectern.command.support.Room.Q3;
import static dev.lectern.command.support.Room.answered;
import static dev.lectern.command.support.Room.approved;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.hidden;
import static dev.lectern.command.support.Room.highlighted;
import static dev.lectern.command.support.Room.merged;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.unhighlighted;
import static dev.lectern.command.support.Room.unmerged;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.QuestionId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class MergingDuplicateTest {

    private static final Scenario ASKED =
            given(openRoom(Moderation.AFTER))
                    .and(
                            asked(Q1, GRACE, QuestionStatus.PUBLISHED),
                            asked(Q2, LIN, QuestionStatus.PUBLISHED),
                            asked(Q3, LIN, QuestionStatus.PUBLISHED));

    private static MergeDuplicate merge(QuestionId duplicate, QuestionId into) {
        return new MergeDuplicate(HACK, into, duplicate);
    }

    private static UnmergeDuplicate unmerge(QuestionId duplicate, QuestionId from) {
        return new UnmergeDuplicate(HACK, from, duplicate);
    }

    @Test
    void merges() {
        ASKED.when(merge(Q2, Q1)).records(merged(Q2, Q1));
    }

    @Test
    void mergesAQuestionWithItsDuplicates() {
        ASKED.after(merge(Q3, Q2)).when(merge(Q2, Q1)).records(merged(Q2, Q1));
    }

    @Test
    void mergesIntoWhatIsAnswered() {
        ASKED.and(answered(Q1)).when(merge(Q2, Q1)).records(merged(Q2, Q1));
    }

    @Test
    void theDuplicateLeavesTheScreen() {
        ASKED.and(highlighted(Q2)).when(merge(Q2, Q1)).records(unhighlighted(Q2), merged(Q2, Q1));
    }

    @Test
    void unmerges() {
        ASKED.after(merge(Q2, Q1)).when(unmerge(Q2, Q1)).records(unmerged(Q2, Q1));
        ASKED.after(merge(Q2, Q1), unmerge(Q2, Q1)).when(merge(Q2, Q3)).records(merged(Q2, Q3));
    }

    @Test
    void saysNothingTwice() {
        ASKED.after(merge(Q2, Q1)).when(merge(Q2, Q1)).recordsNothing();
        ASKED.after(merge(Q2, Q1), unmerge(Q2, Q1)).when(unmerge(Q2, Q1)).recordsNothing();
        ASKED.when(unmerge(Q2, Q1)).recordsNothing();
    }

    @Test
    void unmergesFromNothingElse() {
        ASKED.after(merge(Q2, Q1)).when(unmerge(Q2, Q3)).recordsNothing();
    }

    @Test
    void refusesCircles() {
        ASKED.when(merge(Q1, Q1)).refused(MERGE_CIRCLE);
        ASKED.after(merge(Q2, Q1)).when(merge(Q1, Q2)).refused(MERGE_CIRCLE);
        ASKED.after(merge(Q3, Q2), merge(Q2, Q1))
                .when(merge(Q1, Q3))
                .refused(QUESTION_MERGED)
                .with("into", Q2);
    }

    @Test
    void refusesWhatIsMergedElsewhere() {
        ASKED.after(merge(Q2, Q1)).when(merge(Q3, Q2)).refused(QUESTION_MERGED).with("into", Q1);
        ASKED.after(merge(Q2, Q1))
                .when(merge(Q2, Q3))
                .refused(QUESTION_MERGED, "duplicate")
                .with("into", Q1);
    }

    @Test
    void refusesAQuestionOfAnotherTalk() {
        given(openRoom(Moderation.AFTER))
                .and(
                        asked(Q1, GRACE, QuestionStatus.PUBLISHED),
                        asked(PANEL, Q2, LIN, QuestionStatus.PUBLISHED))
                .when(merge(Q2, Q1))
                .refused(MERGE_ACROSS_TALKS);
    }

    @Test
    void refusesWhatIsDealtWithOtherwise() {
        ASKED.and(hidden(Q2)).when(merge(Q2, Q1)).refused(QUESTION_HIDDEN, "duplicate");
        ASKED.and(answered(Q2)).when(merge(Q2, Q1)).refused(QUESTION_ANSWERED, "duplicate");
        ASKED.and(withdrawn(Q2)).when(merge(Q2, Q1)).refused(QUESTION_WITHDRAWN, "duplicate");
    }

    @Test
    void nothingDisappearsIntoWhatTheAudienceDoesNotSee() {
        ASKED.and(hidden(Q1)).when(merge(Q2, Q1)).refused(QUESTION_HIDDEN);
        ASKED.and(withdrawn(Q1)).when(merge(Q2, Q1)).refused(QUESTION_WITHDRAWN);
        var pending =
                given(openRoom(Moderation.BEFORE))
                        .and(
                                asked(Q1, GRACE, QuestionStatus.PENDING),
                                asked(Q2, LIN, QuestionStatus.PENDING));
        pending.when(merge(Q2, Q1)).records(merged(Q2, Q1));
        pending.and(approved(Q2)).when(merge(Q2, Q1)).refused(QUESTION_PENDING);
    }

    @Test
    void refusesWhatThereIsNot() {
        var one = given(openRoom(Moderation.AFTER)).and(asked(Q1, GRACE, QuestionStatus.PUBLISHED));

        one.when(merge(Q2, Q1)).refused(UNKNOWN_QUESTION, "duplicate");
        one.when(merge(Q1, Q2)).refused(UNKNOWN_QUESTION);
        one.when(unmerge(Q2, Q1)).refused(UNKNOWN_QUESTION, "duplicate");
    }
}
