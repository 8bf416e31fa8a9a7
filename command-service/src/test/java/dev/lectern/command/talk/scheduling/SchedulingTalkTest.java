package dev.lectern.command.talk.scheduling;

import static dev.lectern.command.deciding.RefusalCode.TALK_CANCELLED;
import static dev.lectern.command.deciding.RefusalCode.TALK_TIMES_INVALID;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CONFERENCE;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Room.KEYNOTE;
import static dev.lectern.command.support.Room.PANEL;
import static dev.lectern.command.support.Room.TEN;
import static dev.lectern.command.support.Room.cancelled;
import static dev.lectern.command.support.Room.details;
import static dev.lectern.command.support.Room.questionsOpened;
import static dev.lectern.command.support.Room.scheduled;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.talk.Moderation;
import dev.lectern.api.talk.TalkDetails;
import dev.lectern.api.talk.TalkFact.TalkChanged;
import dev.lectern.api.talk.TalkFact.TalkScheduled;
import dev.lectern.command.support.Scenario;

import org.junit.jupiter.api.Test;

import java.util.List;

class SchedulingTalkTest {

    private static final TalkDetails DETAILS = details("Opening", Moderation.BEFORE);
    private static final TalkDetails OTHERS = details("Closing", Moderation.AFTER);
    private static final ScheduleTalk SCHEDULE = new ScheduleTalk(HACK, KEYNOTE, DETAILS);
    private static final ScheduleTalk CHANGE = new ScheduleTalk(HACK, KEYNOTE, OTHERS);
    private static final Scenario SCHEDULED =
            given(created(), scheduled(KEYNOTE, Moderation.BEFORE));

    @Test
    void schedules() {
        given(created(), scheduled(PANEL, Moderation.AFTER))
                .when(SCHEDULE)
                .records(new TalkScheduled(HACK, KEYNOTE, DETAILS));
    }

    @Test
    void changes() {
        SCHEDULED.when(CHANGE).records(new TalkChanged(HACK, KEYNOTE, OTHERS));
    }

    @Test
    void saysNothingTwice() {
        SCHEDULED.when(SCHEDULE).recordsNothing();
        SCHEDULED.after(CHANGE).when(CHANGE).recordsNothing();
        SCHEDULED.and(questionsOpened(KEYNOTE)).when(SCHEDULE).recordsNothing();
    }

    @Test
    void refusesAConferenceThatThereIsNot() {
        given().when(SCHEDULE).refused(UNKNOWN_CONFERENCE);
    }

    @Test
    void refusesATalkThatEndsBeforeItStarts() {
        given(created())
                .when(
                        new ScheduleTalk(
                                HACK,
                                KEYNOTE,
                                new TalkDetails(
                                        DETAILS.kind(),
                                        DETAILS.title(),
                                        TEN,
                                        TEN,
                                        null,
                                        List.of(),
                                        DETAILS.moderation())))
                .refused(TALK_TIMES_INVALID);
    }

    @Test
    void whatIsCancelledStaysAsItWas() {
        var cancelled = SCHEDULED.and(cancelled(KEYNOTE));

        cancelled.when(SCHEDULE).refused(TALK_CANCELLED);
        cancelled.when(CHANGE).refused(TALK_CANCELLED);
    }
}
