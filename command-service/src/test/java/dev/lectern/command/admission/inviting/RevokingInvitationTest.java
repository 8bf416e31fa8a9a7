package dev.lectern.command.admission.inviting;

import static dev.lectern.command.deciding.RefusalCode.INVITATION_USED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_INVITATION;
import static dev.lectern.command.support.AccessFacts.ELSEWHERE;
import static dev.lectern.command.support.AccessFacts.GUEST;
import static dev.lectern.command.support.AccessFacts.joined;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.Invitation;

import org.junit.jupiter.api.Test;

class RevokingInvitationTest {

    private static final Invitation THIRD = new Invitation(2, 3);
    private static final RevokeInvitation REVOKE = new RevokeInvitation(HACK, THIRD);
    private static final InvitationsIssued ISSUED = new InvitationsIssued(HACK, 2, 3);

    @Test
    void revokes() {
        given(ISSUED, joined(GUEST, new Invitation(2, 2)))
                .when(REVOKE)
                .records(new InvitationRevoked(HACK, THIRD));
    }

    @Test
    void saysNothingTwice() {
        given(ISSUED).after(REVOKE).when(REVOKE).recordsNothing();
    }

    @Test
    void refusesWhatWasNeverIssued() {
        given(new InvitationsIssued(HACK, 1, 5), new InvitationsIssued(HACK, 2, 2))
                .when(REVOKE)
                .refused(UNKNOWN_INVITATION);
        given(new InvitationsIssued(ELSEWHERE, 2, 3)).when(REVOKE).refused(UNKNOWN_INVITATION);
    }

    @Test
    void refusesWhatSomebodyHasUsed() {
        given(ISSUED, joined(GUEST, THIRD)).when(REVOKE).refused(INVITATION_USED);
    }
}
