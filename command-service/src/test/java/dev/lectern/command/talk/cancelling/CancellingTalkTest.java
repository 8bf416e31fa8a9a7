package dev.lectern.command.talk.cancelling;

import static dev.lectern.command.deciding.RefusalCode.TALK_CANCELLED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_TALK;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Room.KEYNOTE;
import static dev.lectern.command.support.Room.cancelled;
import static dev.lectern.command.support.Room.scheduled;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.talk.Moderation;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

class CancellingTalkTest {

    private static final CancelTalk CANCEL = new CancelTalk(HACK, KEYNOTE, text("Ill"));
    private static final Scenario SCHEDULED =
            given(created(), scheduled(KEYNOTE, Moderation.BEFORE));

    @Test
    void cancels() {
        SCHEDULED.when(CANCEL).records(cancelled(KEYNOTE));
    }

    @Test
    void saysNothingTwice() {
        SCHEDULED.after(CANCEL).when(CANCEL).recordsNothing();
    }

    @Test
    void refusesAnotherReason() {
        SCHEDULED
                .after(CANCEL)
                .when(new CancelTalk(HACK, KEYNOTE, text("Train late")))
                .refused(TALK_CANCELLED);
    }

    @Test
    void refusesATalkThatThereIsNot() {
        given(created()).when(CANCEL).refused(UNKNOWN_TALK);
    }
}
