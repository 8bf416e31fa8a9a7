package dev.lectern.command.conference.registering;

import static dev.lectern.command.deciding.RefusalCode.DEMO_EXISTS;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CONFERENCE;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.registered;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.BEACON;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;

import org.junit.jupiter.api.Test;

class RegisteringDemoTest {

    private static final RegisterDemo REGISTER =
            new RegisterDemo(HACK, ATLAS, text("Title of atlas"));

    @Test
    void registers() {
        given(created(), registered(BEACON)).when(REGISTER).records(registered(ATLAS));
    }

    @Test
    void registersTheSameIdInEachConference() {
        var other = new ConferenceId("other");

        given(created(), new ConferenceCreated(other, CIVIC, text("Other")), registered(ATLAS))
                .after(new RegisterDemo(other, ATLAS, text("Another")))
                .when(REGISTER)
                .recordsNothing();
    }

    @Test
    void saysNothingTwice() {
        given(created(), registered(ATLAS)).when(REGISTER).recordsNothing();
    }

    @Test
    void refusesAnotherTitle() {
        given(created(), registered(ATLAS))
                .when(new RegisterDemo(HACK, ATLAS, text("Another")))
                .refused(DEMO_EXISTS, "title");
    }

    @Test
    void refusesWithoutConference() {
        given(new ConferenceCreated(new ConferenceId("other"), CIVIC, text("Other")))
                .when(REGISTER)
                .refused(UNKNOWN_CONFERENCE);
    }
}
