package dev.lectern.command.question.labelling;

import static dev.lectern.command.deciding.RefusalCode.QUESTION_WITHDRAWN;
import static dev.lectern.command.deciding.RefusalCode.TOO_MANY_LABELS;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_QUESTION;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.labelled;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.unlabelled;
import static dev.lectern.command.support.Room.withdrawn;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.LabelId;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class LabellingQuestionTest {

    private static final Scenario ASKED =
            given(openRoom(Moderation.BEFORE)).and(asked(Q1, GRACE, QuestionStatus.PENDING));

    private static LabelQuestion label(String label) {
        return new LabelQuestion(HACK, Q1, new LabelId(label), true);
    }

    private static LabelQuestion unlabel(String label) {
        return new LabelQuestion(HACK, Q1, new LabelId(label), false);
    }

    @Test
    void labels() {
        ASKED.when(label("budget")).records(labelled(Q1, "budget"));
        ASKED.after(label("budget")).when(label("follow-up")).records(labelled(Q1, "follow-up"));
    }

    @Test
    void takesLabelsAway() {
        ASKED.after(label("budget"), label("follow-up"))
                .when(unlabel("budget"))
                .records(unlabelled(Q1, "budget"));
    }

    @Test
    void saysNothingTwice() {
        ASKED.when(unlabel("budget")).recordsNothing();
        ASKED.after(label("budget")).when(label("budget")).recordsNothing();
    }

    @Test
    void refusesOneTooMany() {
        Scenario full = ASKED;
        for (int i = 0; i < LabellingQuestion.MAX_LABELS; i++) {
            full = full.after(label("l" + i));
        }

        full.when(label("more")).refused(TOO_MANY_LABELS);
        full.when(label("l0")).recordsNothing();
        full.after(unlabel("l0")).when(label("more")).records(labelled(Q1, "more"));
    }

    @Test
    void refusesWhatThereIsNotOrNoMore() {
        given(openRoom(Moderation.AFTER)).when(label("budget")).refused(UNKNOWN_QUESTION);
        ASKED.and(withdrawn(Q1)).when(label("budget")).refused(QUESTION_WITHDRAWN);
    }
}
