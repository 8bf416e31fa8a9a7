package dev.lectern.command.organisation.founding;

import static dev.lectern.command.deciding.RefusalCode.ORGANISATION_EXISTS;
import static dev.lectern.command.support.AccessFacts.admitted;
import static dev.lectern.command.support.AccessFacts.key;
import static dev.lectern.command.support.AccessFacts.owner;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.organisation.OrganisationFact.OrganisationFounded;

import org.junit.jupiter.api.Test;

class FoundingOrganisationTest {

    private static final FoundOrganisation FOUND =
            new FoundOrganisation(
                    CIVIC,
                    text("Civic"),
                    ADA,
                    text(ADA, "Name"),
                    new ApiKeyId("first"),
                    text(ADA, "Key"),
                    "prefix",
                    "hash");

    @Test
    void foundsWithAnOwnerWhoHasAKey() {
        given().when(FOUND)
                .records(
                        new OrganisationFounded(CIVIC, text("Civic")),
                        admitted(ADA),
                        owner(ADA),
                        key(ADA, "first"));
    }

    @Test
    void refusesTheSameIdAgain() {
        given().after(FOUND).when(FOUND).refused(ORGANISATION_EXISTS);
    }
}
