package dev.lectern.command.question.moderating;

import static dev.lectern.command.deciding.RefusalCode.QUESTION_HIDDEN;
import static dev.lectern.command.deciding.RefusalCode.QUESTION_WITHDRAWN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.answered;
import static dev.lectern.command.support.Room.approved;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.edited;
import static dev.lectern.command.support.Room.hidden;
import static dev.lectern.command.support.Room.highlighted;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.restored;
import static dev.lectern.command.support.Room.unhighlighted;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class ModeratingTest {

    private static final Scenario PENDING =
            given(openRoom(Moderation.BEFORE)).and(asked(Q1, GRACE, QuestionStatus.PENDING));
    private static final Scenario PUBLISHED =
            given(openRoom(Moderation.AFTER)).and(asked(Q1, GRACE, QuestionStatus.PUBLISHED));
    private static final ApproveQuestion APPROVE = new ApproveQuestion(HACK, Q1);
    private static final HideQuestion HIDE = new HideQuestion(HACK, Q1, text("Off topic"));
    private static final RestoreQuestion RESTORE = new RestoreQuestion(HACK, Q1);

    @Test
    void approves() {
        PENDING.when(APPROVE).records(approved(Q1));
    }

    @Test
    void approvesWhatWasEditedSince() {
        PENDING.and(approved(Q1), edited(Q1, GRACE, "How?", QuestionStatus.PENDING))
                .when(APPROVE)
                .records(approved(Q1));
    }

    @Test
    void hides() {
        PENDING.when(HIDE).records(hidden(Q1));
        PUBLISHED.when(HIDE).records(hidden(Q1));
        PUBLISHED.and(answered(Q1)).when(HIDE).records(hidden(Q1));
        PUBLISHED.and(highlighted(Q1)).when(HIDE).records(unhighlighted(Q1), hidden(Q1));
    }

    @Test
    void restoresWhatItWas() {
        PENDING.after(HIDE).when(RESTORE).records(restored(Q1, QuestionStatus.PENDING));
        PUBLISHED.after(HIDE).when(RESTORE).records(restored(Q1, QuestionStatus.PUBLISHED));
        PUBLISHED
                .and(answered(Q1), hidden(Q1))
                .when(RESTORE)
                .records(restored(Q1, QuestionStatus.ANSWERED));
    }

    @Test
    void whatWasEditedWhileHiddenIsLookedAtAgain() {
        PENDING.and(approved(Q1), hidden(Q1), edited(Q1, GRACE, "How?", QuestionStatus.HIDDEN))
                .when(RESTORE)
                .records(restored(Q1, QuestionStatus.PENDING));
    }

    @Test
    void saysNothingTwice() {
        PENDING.after(APPROVE).when(APPROVE).recordsNothing();
        PUBLISHED.when(APPROVE).recordsNothing();
        PUBLISHED.and(answered(Q1)).when(APPROVE).recordsNothing();
        PUBLISHED.after(HIDE).when(HIDE).recordsNothing();
        PUBLISHED.after(HIDE, RESTORE).when(RESTORE).recordsNothing();
        PENDING.when(RESTORE).recordsNothing();
    }

    @Test
    void oneOfTwoModeratorsIsTold() {
        PENDING.after(HIDE).when(APPROVE).refused(QUESTION_HIDDEN);
        PUBLISHED
                .after(HIDE)
                .when(new HideQuestion(HACK, Q1, text("Rude")))
                .refused(QUESTION_HIDDEN, "reason");
    }

    @Test
    void refusesWhatIsWithdrawn() {
        var withdrawn = PENDING.and(withdrawn(Q1));

        withdrawn.when(APPROVE).refused(QUESTION_WITHDRAWN);
        withdrawn.when(HIDE).refused(QUESTION_WITHDRAWN);
        withdrawn.when(RESTORE).refused(QUESTION_WITHDRAWN);
    }

    @Test
    void refusesWhatThereIsNot() {
        var nothing = given(openRoom(Moderation.BEFORE));

        nothing.when(APPROVE).refused(UNKNOWN_QUESTION);
        nothing.when(HIDE).refused(UNKNOWN_QUESTION);
        nothing.when(RESTORE).refused(UNKNOWN_QUESTION);
    }
}
