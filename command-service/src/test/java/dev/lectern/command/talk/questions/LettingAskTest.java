package dev.lectern.command.talk.questions;

import static dev.lectern.command.deciding.RefusalCode.TALK_CANCELLED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_TALK;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Room.KEYNOTE;
import static dev.lectern.command.support.Room.cancelled;
import static dev.lectern.command.support.Room.details;
import static dev.lectern.command.support.Room.questionsClosed;
import static dev.lectern.command.support.Room.questionsOpened;
import static dev.lectern.command.support.Room.scheduled;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.talk.Moderation;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class LettingAskTest {

    private static final LetAsk OPEN = new LetAsk(HACK, KEYNOTE, true);
    private static final LetAsk CLOSE = new LetAsk(HACK, KEYNOTE, false);
    private static final Scenario SCHEDULED =
            given(created(), scheduled(KEYNOTE, Moderation.BEFORE));

    @Test
    void opensAndCloses() {
        SCHEDULED.when(OPEN).records(questionsOpened(KEYNOTE));
        SCHEDULED.after(OPEN).when(CLOSE).records(questionsClosed(KEYNOTE));
        SCHEDULED.after(OPEN, CLOSE).when(OPEN).records(questionsOpened(KEYNOTE));
    }

    @Test
    void saysNothingTwice() {
        SCHEDULED.when(CLOSE).recordsNothing();
        SCHEDULED.after(OPEN).when(OPEN).recordsNothing();
    }

    @Test
    void aChangedTalkStaysOpen() {
        SCHEDULED
                .after(OPEN)
                .and(new TalkChanged(HACK, KEYNOTE, details("Closing", Moderation.AFTER)))
                .when(OPEN)
                .recordsNothing();
    }

    @Test
    void refusesWhatIsNotOnTheProgramme() {
        given(created()).when(OPEN).refused(UNKNOWN_TALK);
        SCHEDULED.after(OPEN).and(cancelled(KEYNOTE)).when(CLOSE).refused(TALK_CANCELLED);
    }
}
