package dev.lectern.command.admission.blocking;

import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_PARTICIPANT;
import static dev.lectern.command.support.AccessFacts.GUEST;
import static dev.lectern.command.support.AccessFacts.joined;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;

import org.junit.jupiter.api.Test;

class BlockingParticipantTest {

    private static final BlockParticipant BLOCK =
            new BlockParticipant(HACK, GUEST, text("Insults"));
    private static final UnblockParticipant UNBLOCK = new UnblockParticipant(HACK, GUEST);

    @Test
    void blocks() {
        given(joined(GUEST, null))
                .when(BLOCK)
                .records(new ParticipantBlocked(HACK, GUEST, text("Insults")));
    }

    @Test
    void saysNothingTwiceButAnotherReason() {
        var other = new BlockParticipant(HACK, GUEST, text("Threats"));

        given(joined(GUEST, null)).after(BLOCK).when(BLOCK).recordsNothing();
        given(joined(GUEST, null))
                .after(BLOCK)
                .when(other)
                .records(new ParticipantBlocked(HACK, GUEST, text("Threats")));
    }

    @Test
    void unblocks() {
        given(joined(GUEST, null))
                .after(BLOCK)
                .when(UNBLOCK)
                .records(new ParticipantUnblocked(HACK, GUEST));
        given(joined(GUEST, null)).when(UNBLOCK).recordsNothing();
        given(joined(GUEST, null)).after(BLOCK, UNBLOCK).when(UNBLOCK).recordsNothing();
    }

    @Test
    void blocksAgain() {
        given(joined(GUEST, null))
                .after(BLOCK, UNBLOCK)
                .when(BLOCK)
                .records(new ParticipantBlocked(HACK, GUEST, text("Insults")));
    }

    @Test
    void refusesWhoHasNotJoined() {
        given().when(BLOCK).refused(UNKNOWN_PARTICIPANT);
        given(joined(new ParticipantId("other"), null)).when(UNBLOCK).refused(UNKNOWN_PARTICIPANT);
    }
}
