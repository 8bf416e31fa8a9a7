package dev.lectern.command.conference.creating;

import static dev.lectern.command.deciding.RefusalCode.CONFERENCE_EXISTS;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Facts.registered;
import static dev.lectern.command.support.Samples.ATLAS;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;

import org.junit.jupiter.api.Test;

class CreatingConferenceTest {

    private static final CreateConference CREATE =
            new CreateConference(HACK, CIVIC, text("Hackathon"));

    @Test
    void creates() {
        given().when(CREATE).records(created());
    }

    @Test
    void createsBesideOthers() {
        var other = new ConferenceId("hack-2");

        given(created())
                .when(new CreateConference(other, CIVIC, text("Hackathon")))
                .records(new ConferenceCreated(other, CIVIC, text("Hackathon")));
    }

    @Test
    void saysNothingTwice() {
        given(created(), registered(ATLAS)).when(CREATE).recordsNothing();
    }

    @Test
    void refusesAnotherTitle() {
        given(created())
                .when(new CreateConference(HACK, CIVIC, text("Another")))
                .refused(CONFERENCE_EXISTS, "title");
    }

    @Test
    void refusesTheIdOfAnotherOrganisationsConference() {
        given(created())
                .when(new CreateConference(HACK, new OrganisationId("rival"), text("Hackathon")))
                .refused(CONFERENCE_EXISTS, "conference");
    }
}
