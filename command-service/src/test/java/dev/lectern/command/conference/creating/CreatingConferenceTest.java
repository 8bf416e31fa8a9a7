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
import dev.lectern.api.conference.ConferenceFact.ConferenceRenamed;

import org.junit.jupiter.api.Test;

class CreatingConferenceTest {

    private static final CreateConference CREATE =
            new CreateConference(HACK, CIVIC, text("Hackathon"), false);

    private static final CreateConference RENAME =
            new CreateConference(HACK, CIVIC, text("Another"), true);
    private static final ConferenceRenamed RENAMED = new ConferenceRenamed(HACK, text("Another"));
    private static final OrganisationId RIVAL = new OrganisationId("rival");

    @Test
    void creates() {
        given().when(CREATE).records(created());
    }

    @Test
    void createsBesideOthers() {
        var other = new ConferenceId("hack-2");

        given(created())
                .when(new CreateConference(other, CIVIC, text("Hackathon"), false))
                .records(new ConferenceCreated(other, CIVIC, text("Hackathon")));
    }

    @Test
    void saysNothingTwice() {
        given(created(), registered(ATLAS)).when(CREATE).recordsNothing();
    }

    @Test
    void refusesAnotherTitle() {
        given(created())
                .when(new CreateConference(HACK, CIVIC, text("Another"), false))
                .refused(CONFERENCE_EXISTS, "title");
    }

    @Test
    void renames() {
        given(created(), registered(ATLAS)).when(RENAME).records(RENAMED);
    }

    @Test
    void renamesBack() {
        given(created(), RENAMED)
                .when(new CreateConference(HACK, CIVIC, text("Hackathon"), true))
                .records(new ConferenceRenamed(HACK, text("Hackathon")));
    }

    @Test
    void saysNothingTwiceOfTheTitleOfNow() {
        given(created(), RENAMED).when(RENAME).recordsNothing();
        given(created(), RENAMED)
                .when(new CreateConference(HACK, CIVIC, text("Another"), false))
                .recordsNothing();
    }

    @Test
    void refusesATitleOfBefore() {
        given(created(), RENAMED).when(CREATE).refused(CONFERENCE_EXISTS, "title");
    }

    @Test
    void doesNotRenameAnotherOrganisationsConference() {
        given(created())
                .when(new CreateConference(HACK, RIVAL, text("Another"), true))
                .refused(CONFERENCE_EXISTS, "conference");
        given(created(), RENAMED)
                .when(new CreateConference(HACK, RIVAL, text("Another"), true))
                .refused(CONFERENCE_EXISTS, "conference");
    }

    @Test
    void refusesTheIdOfAnotherOrganisationsConference() {
        given(created())
                .when(new CreateConference(HACK, RIVAL, text("Hackathon"), false))
                .refused(CONFERENCE_EXISTS, "conference");
    }
}
