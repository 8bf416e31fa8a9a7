package dev.lectern.command.conference.granting;

import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.conference.Role;

import org.junit.jupiter.api.Test;

class RevokingRoleTest {

    private static final RevokeRole REVOKE = new RevokeRole(HACK, ADA, Role.MODERATOR);

    @Test
    void revokes() {
        given(new RoleGranted(HACK, ADA, Role.MODERATOR), new RoleGranted(HACK, ADA, Role.JUDGE))
                .when(REVOKE)
                .records(new RoleRevoked(HACK, ADA, Role.MODERATOR));
    }

    @Test
    void saysNothingOfARoleThatNobodyHas() {
        given(new RoleGranted(HACK, ADA, Role.JUDGE)).when(REVOKE).recordsNothing();
        given(new RoleGranted(HACK, ADA, Role.MODERATOR))
                .after(REVOKE)
                .when(REVOKE)
                .recordsNothing();
    }
}
