package dev.lectern.command.question.asking;

import static dev.lectern.command.deciding.RefusalCode.PARTICIPANT_BLOCKED;
import static dev.lectern.command.deciding.RefusalCode.QUESTIONS_CLOSED;
import static dev.lectern.command.deciding.RefusalCode.TALK_CANCELLED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_PARTICIPANT;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_TALK;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Room.GRACE;
import static dev.lectern.command.support.Room.KEYNOTE;
import static dev.lectern.command.support.Room.LIN;
import static dev.lectern.command.support.Room.Q1;
import static dev.lectern.command.support.Room.asked;
import static dev.lectern.command.support.Room.blocked;
import static dev.lectern.command.support.Room.cancelled;
import static dev.lectern.command.support.Room.details;
import static dev.lectern.command.support.Room.joined;
import static dev.lectern.command.support.Room.openRoom;
import static dev.lectern.command.support.Room.questionsClosed;
import static dev.lectern.command.support.Room.questionsOpened;
import static dev.lectern.command.support.Room.scheduled;
import static dev.lectern.command.support.Room.unblocked;
import static dev.lectern.command.support.Room.words;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.talk.Moderation;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class AskingQuestionTest {

    private static final Scenario OPEN = given(openRoom(Moderation.AFTER));
    private static final AskQuestion ASK = ask("Why?");

    private static AskQuestion ask(String text) {
        return new AskQuestion(HACK, KEYNOTE, Q1, GRACE, words(GRACE, text), null);
    }

    @Test
    void isPublishedWhereModeratorsLookAfterwards() {
        OPEN.when(ASK).records(asked(Q1, GRACE, QuestionStatus.PUBLISHED));
    }

    @Test
    void waitsWhereModeratorsLookFirst() {
        given(openRoom(Moderation.BEFORE))
                .when(ASK)
                .records(asked(Q1, GRACE, QuestionStatus.PENDING));
    }

    @Test
    void theModerationOfNowCounts() {
        OPEN.and(new TalkChanged(HACK, KEYNOTE, details("Opening", Moderation.BEFORE)))
                .when(ASK)
                .records(asked(Q1, GRACE, QuestionStatus.PENDING));
    }

    @Test
    void showsTheNameThatItsAuthorWantsShown() {
        var name = words(GRACE, "Grace");

        OPEN.when(new AskQuestion(HACK, KEYNOTE, Q1, GRACE, words(GRACE, "Why?"), name))
                .records(
                        new QuestionAsked(
                                HACK,
                                KEYNOTE,
                                Q1,
                                GRACE,
                                words(GRACE, "Why?"),
                                name,
                                QuestionStatus.PUBLISHED));
    }

    @Test
    void refusesWhoHasNotJoinedOrIsBlocked() {
        given(
                        created(),
                        scheduled(KEYNOTE, Moderation.AFTER),
                        questionsOpened(KEYNOTE),
                        joined(LIN))
                .when(ASK)
                .refused(UNKNOWN_PARTICIPANT);
        OPEN.and(blocked(GRACE)).when(ASK).refused(PARTICIPANT_BLOCKED);
        OPEN.and(blocked(LIN)).when(ASK).accepted();
        OPEN.and(blocked(GRACE), unblocked(GRACE)).when(ASK).accepted();
    }

    @Test
    void refusesATalkThatTakesNoQuestions() {
        given(created(), joined(GRACE)).when(ASK).refused(UNKNOWN_TALK);
        given(created(), joined(GRACE), scheduled(KEYNOTE, Moderation.AFTER))
                .when(ASK)
                .refused(QUESTIONS_CLOSED);
        OPEN.and(questionsClosed(KEYNOTE)).when(ASK).refused(QUESTIONS_CLOSED);
        OPEN.and(cancelled(KEYNOTE)).when(ASK).refused(TALK_CANCELLED);
    }
}
