package dev.lectern.command.admission.erasing;

import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_PARTICIPANT;
import static dev.lectern.command.support.AccessFacts.GUEST;
import static dev.lectern.command.support.AccessFacts.joined;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;

import org.junit.jupiter.api.Test;

class ErasingParticipantTest {

    private static final EraseParticipant ERASE =
            new EraseParticipant(HACK, GUEST, text("By letter of 12 May"));

    @Test
    void refusesWhoHasNotJoined() {
        given().when(ERASE).refused(UNKNOWN_PARTICIPANT);
        given(joined(new ParticipantId("other"), null)).when(ERASE).refused(UNKNOWN_PARTICIPANT);
    }

    @Test
    void erasesNobodyTwiceForWhateverReason() {
        given(joined(GUEST, null)).after(ERASE).when(ERASE).recordsNothing();
        given(joined(GUEST, null))
                .after(ERASE)
                .when(new EraseParticipant(HACK, GUEST, null))
                .recordsNothing();
    }

    @Test
    void saysWhy() {
        given(joined(GUEST, null))
                .when(ERASE)
                .records(new ParticipantErased(HACK, GUEST, text("By letter of 12 May")));
    }
}
