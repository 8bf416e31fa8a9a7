package dev.lectern.command.organisation.erasing;

import static dev.lectern.command.deciding.RefusalCode.LAST_OWNER;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_MEMBER;
import static dev.lectern.command.support.AccessFacts.admitted;
import static dev.lectern.command.support.AccessFacts.owner;
import static dev.lectern.command.support.AccessFacts.removed;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.organisation.OrganisationFact.MemberErased;

import org.junit.jupiter.api.Test;

class ErasingMemberTest {

    private static final EraseMember ERASE =
            new EraseMember(CIVIC, ADA, text("Asked for it"), false);
    private static final MemberErased ERASED = new MemberErased(CIVIC, ADA, text("Asked for it"));

    @Test
    void erasesNobodyTwiceForWhateverReason() {
        given(admitted(ADA)).after(ERASE).when(ERASE).recordsNothing();
        given(admitted(ADA))
                .after(ERASE)
                .when(new EraseMember(CIVIC, ADA, text("Asked again"), true))
                .recordsNothing();
    }

    @Test
    void erasesWhoWasAdmittedOrRemoved() {
        given(admitted(ADA)).when(ERASE).records(ERASED);
        given(admitted(ADA), removed(ADA)).when(ERASE).records(ERASED);
        given(removed(ADA)).when(ERASE).records(ERASED);
    }

    @Test
    void erasesWhoIsNamedWithoutHavingBeenAdmitted() {
        given(admitted(BOB))
                .when(new EraseMember(CIVIC, ADA, text("Asked for it"), true))
                .records(ERASED);
    }

    @Test
    void refusesANameThatNobodyHas() {
        given(admitted(BOB)).when(ERASE).refused(UNKNOWN_MEMBER);
    }

    @Test
    void refusesTheLastOwnerWhoCouldBeGivenAKey() {
        var another = new EraseMember(CIVIC, BOB, text("Asked for it"), false);
        var both = given(admitted(ADA), owner(ADA), admitted(BOB), owner(BOB));

        given(admitted(ADA), owner(ADA), admitted(BOB)).when(ERASE).refused(LAST_OWNER);
        both.when(ERASE).records(ERASED);
        both.after(another).when(ERASE).refused(LAST_OWNER);
        both.after(another).when(another).recordsNothing();
    }
}
