package dev.lectern.command.organisation.admitting;

import static dev.lectern.command.deciding.RefusalCode.LAST_OWNER;
import static dev.lectern.command.support.AccessFacts.admitted;
import static dev.lectern.command.support.AccessFacts.dismissed;
import static dev.lectern.command.support.AccessFacts.erased;
import static dev.lectern.command.support.AccessFacts.key;
import static dev.lectern.command.support.AccessFacts.keyRevoked;
import static dev.lectern.command.support.AccessFacts.owner;
import static dev.lectern.command.support.AccessFacts.removed;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import org.junit.jupiter.api.Test;

class RemovingMemberTest {

    private static final RemoveMember REMOVE = new RemoveMember(CIVIC, ADA);

    @Test
    void removes() {
        given(admitted(ADA), admitted(BOB), owner(BOB)).when(REMOVE).records(removed(ADA));
    }

    @Test
    void takesOwnershipAndKeysAlong() {
        given(
                        admitted(ADA),
                        owner(ADA),
                        admitted(BOB),
                        owner(BOB),
                        key(ADA, "one"),
                        key(BOB, "bobs"),
                        key(ADA, "two"),
                        keyRevoked("two"),
                        key(ADA, "three"))
                .when(REMOVE)
                .records(keyRevoked("one"), keyRevoked("three"), dismissed(ADA), removed(ADA));
    }

    @Test
    void leavesNothingOfTheFirstTimeToTheSecond() {
        given(admitted(ADA), admitted(BOB), owner(BOB), key(ADA, "one"))
                .after(REMOVE, new AdmitMember(CIVIC, ADA, text(ADA, "Name")))
                .when(REMOVE)
                .records(removed(ADA));
    }

    @Test
    void shutsOutWhoOnlyEverHadALogin() {
        given(admitted(BOB), owner(BOB)).when(REMOVE).records(removed(ADA));
    }

    @Test
    void saysNothingTwice() {
        given(admitted(ADA), removed(ADA), owner(BOB)).when(REMOVE).recordsNothing();
    }

    @Test
    void refusesTheLastOwner() {
        given(admitted(ADA), owner(ADA), admitted(BOB)).when(REMOVE).refused(LAST_OWNER);
        given(admitted(ADA), owner(ADA), admitted(BOB), owner(BOB), dismissed(BOB))
                .when(REMOVE)
                .refused(LAST_OWNER);
        given(admitted(ADA), owner(ADA), admitted(BOB), owner(BOB), erased(BOB))
                .when(REMOVE)
                .refused(LAST_OWNER);
    }

    @Test
    void removesAnOwnerWhoWasErased() {
        given(admitted(ADA), owner(ADA), admitted(BOB), owner(BOB), erased(ADA))
                .when(REMOVE)
                .records(dismissed(ADA), removed(ADA));
    }
}
