package dev.lectern.command.conference.granting;

import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CONFERENCE;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_MEMBER;
import static dev.lectern.command.support.AccessFacts.admitted;
import static dev.lectern.command.support.AccessFacts.removed;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.Role;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;

import org.junit.jupiter.api.Test;

class GrantingRoleTest {

    private static final GrantRole GRANT = new GrantRole(HACK, CIVIC, ADA, Role.MODERATOR);

    @Test
    void grants() {
        given(created(), admitted(ADA))
                .when(GRANT)
                .records(new RoleGranted(HACK, ADA, Role.MODERATOR));
    }

    @Test
    void grantsBesideOthers() {
        given(
                        created(),
                        admitted(ADA),
                        admitted(BOB),
                        new RoleGranted(HACK, ADA, Role.JUDGE),
                        new RoleGranted(HACK, BOB, Role.MODERATOR))
                .when(GRANT)
                .records(new RoleGranted(HACK, ADA, Role.MODERATOR));
    }

    @Test
    void saysNothingTwice() {
        given(created(), admitted(ADA)).after(GRANT).when(GRANT).recordsNothing();
    }

    @Test
    void refusesWhoIsNoMemberOfTheOrganisation() {
        given(created(), admitted(BOB)).when(GRANT).refused(UNKNOWN_MEMBER);
        given(created(), admitted(ADA), removed(ADA)).when(GRANT).refused(UNKNOWN_MEMBER);
    }

    @Test
    void refusesInAnotherOrganisationsConference() {
        var rival = new OrganisationId("rival");

        given(created(), new MemberAdmitted(rival, ADA, text(ADA, "Name")))
                .when(new GrantRole(HACK, rival, ADA, Role.MODERATOR))
                .refused(UNKNOWN_CONFERENCE);
        given(admitted(ADA)).when(GRANT).refused(UNKNOWN_CONFERENCE);
    }
}
