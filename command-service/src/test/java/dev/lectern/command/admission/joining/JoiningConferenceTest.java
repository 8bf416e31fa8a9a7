package dev.lectern.command.admission.joining;

import static dev.lectern.command.deciding.RefusalCode.INVITATION_REQUIRED;
import static dev.lectern.command.deciding.RefusalCode.INVITATION_REVOKED;
import static dev.lectern.command.deciding.RefusalCode.INVITATION_USED;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_JOIN_CODE;
import static dev.lectern.command.support.AccessFacts.CODE;
import static dev.lectern.command.support.AccessFacts.ELSEWHERE;
import static dev.lectern.command.support.AccessFacts.GUEST;
import static dev.lectern.command.support.AccessFacts.OTHER_CODE;
import static dev.lectern.command.support.AccessFacts.closed;
import static dev.lectern.command.support.AccessFacts.joined;
import static dev.lectern.command.support.AccessFacts.opened;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.Invitation;

import org.junit.jupiter.api.Test;

class JoiningConferenceTest {

    private static final Invitation INVITATION = new Invitation(1, 2);
    private static final ConferenceOpened BY_INVITATION =
            new ConferenceOpened(HACK, CODE, Admission.INVITATION);
    private static final JoinConference JOIN = new JoinConference(HACK, CODE, GUEST, null);
    private static final JoinConference INVITED = new JoinConference(HACK, CODE, GUEST, INVITATION);

    @Test
    void letsWhoeverHasTheCodeIn() {
        given(opened(HACK, CODE), joined(new ParticipantId("first"), null))
                .when(JOIN)
                .records(joined(GUEST, null));
    }

    @Test
    void usesNoInvitationUpWhereNoneIsNeeded() {
        given(opened(HACK, CODE)).when(INVITED).records(joined(GUEST, null));
    }

    @Test
    void letsWhoIsInvitedIn() {
        given(BY_INVITATION, joined(new ParticipantId("first"), new Invitation(1, 1)))
                .when(INVITED)
                .records(joined(GUEST, INVITATION));
    }

    @Test
    void refusesACodeThatNoConferenceIsOpenWith() {
        given().when(JOIN).refused(UNKNOWN_JOIN_CODE);
        given(opened(HACK, OTHER_CODE)).when(JOIN).refused(UNKNOWN_JOIN_CODE);
        given(opened(HACK, CODE), closed(HACK, CODE)).when(JOIN).refused(UNKNOWN_JOIN_CODE);
    }

    @Test
    void refusesACodeThatIsAnotherConferencesByNow() {
        given(opened(HACK, CODE), closed(HACK, CODE), opened(ELSEWHERE, CODE))
                .when(JOIN)
                .refused(UNKNOWN_JOIN_CODE);
    }

    @Test
    void refusesWhoHasNoInvitationWhereOneIsNeeded() {
        given(BY_INVITATION).when(JOIN).refused(INVITATION_REQUIRED);
    }

    @Test
    void refusesAnInvitationThatWasUsed() {
        given(BY_INVITATION, joined(new ParticipantId("first"), INVITATION))
                .when(INVITED)
                .refused(INVITATION_USED);
    }

    @Test
    void refusesAnInvitationThatWasRevoked() {
        given(BY_INVITATION, new InvitationRevoked(HACK, INVITATION))
                .when(INVITED)
                .refused(INVITATION_REVOKED);
    }
}
