package dev.lectern.command.organisation.owning;

import static dev.lectern.command.deciding.RefusalCode.LAST_OWNER;
import static dev.lectern.command.support.AccessFacts.dismissed;
import static dev.lectern.command.support.AccessFacts.erased;
import static dev.lectern.command.support.AccessFacts.owner;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Scenario.given;

import org.junit.jupiter.api.Test;

class RevokingOwnershipTest {

    private static final RevokeOwnership REVOKE = new RevokeOwnership(CIVIC, ADA);

    @Test
    void revokes() {
        given(owner(ADA), owner(BOB)).when(REVOKE).records(dismissed(ADA));
    }

    @Test
    void saysNothingTwice() {
        given(owner(ADA), owner(BOB), dismissed(ADA)).when(REVOKE).recordsNothing();
        given(owner(BOB)).when(REVOKE).recordsNothing();
    }

    @Test
    void refusesTheLastOwner() {
        given(owner(ADA)).when(REVOKE).refused(LAST_OWNER);
        given(owner(ADA), owner(BOB), dismissed(BOB)).when(REVOKE).refused(LAST_OWNER);
        given(owner(ADA), owner(BOB), erased(BOB)).when(REVOKE).refused(LAST_OWNER);
    }
}
