package dev.lectern.command.organisation.admitting;

import static dev.lectern.command.deciding.RefusalCode.MEMBER_EXISTS;
import static dev.lectern.command.support.AccessFacts.admitted;
import static dev.lectern.command.support.AccessFacts.owner;
import static dev.lectern.command.support.AccessFacts.removed;
import static dev.lectern.command.support.Samples.ADA;
import static dev.lectern.command.support.Samples.BOB;
import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import org.junit.jupiter.api.Test;

class AdmittingMemberTest {

    private static final AdmitMember ADMIT = new AdmitMember(CIVIC, ADA, text(ADA, "Name"));

    @Test
    void admits() {
        given(admitted(BOB)).when(ADMIT).records(admitted(ADA));
    }

    @Test
    void saysNothingTwice() {
        given(admitted(ADA), owner(ADA)).when(ADMIT).recordsNothing();
    }

    @Test
    void takesBackWhoWasRemoved() {
        given(admitted(ADA), removed(ADA)).when(ADMIT).records(admitted(ADA));
    }

    @Test
    void refusesAnotherName() {
        given(admitted(ADA))
                .when(new AdmitMember(CIVIC, ADA, text(ADA, "Other")))
                .refused(MEMBER_EXISTS);
    }
}
