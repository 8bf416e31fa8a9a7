package dev.lectern.command.organisation.owning;

import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_MEMBER;
import static dev.lectern.command.support.AccessFacts.admitted;
import static dev.lectern.command.support.AccessFacts.dismissed;
import static dev.lectern.command.support.AccessFacts.owner;
import static dev.lectern.command.support.AccessFacts.removed;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Scenario.given;

import org.junit.jupiter.api.Test;

class GrantingOwnershipTest {

    private static final GrantOwnership GRANT = new GrantOwnership(CIVIC, ADA);

    @Test
    void grants() {
        given(admitted(ADA), admitted(BOB), owner(BOB)).when(GRANT).records(owner(ADA));
        given(admitted(ADA), owner(ADA), dismissed(ADA)).when(GRANT).records(owner(ADA));
    }

    @Test
    void saysNothingTwice() {
        given(admitted(ADA), owner(ADA)).when(GRANT).recordsNothing();
    }

    @Test
    void refusesWhoIsNoMember() {
        given(admitted(BOB)).when(GRANT).refused(UNKNOWN_MEMBER);
        given(admitted(ADA), removed(ADA)).when(GRANT).refused(UNKNOWN_MEMBER);
    }
}
