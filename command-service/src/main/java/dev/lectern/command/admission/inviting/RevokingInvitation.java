package dev.lectern.command.admission.inviting;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.Invitation;
import dev.lectern.command.admission.InvitationState;
import dev.lectern.command.admission.inviting.RevokingInvitation.State;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import java.util.List;

public final class RevokingInvitation implements Decider<RevokeInvitation, State> {

    /**
     * @param issued whether there is such an invitation
     */
    public record State(Invitation invitation, boolean issued, InvitationState became) {}

    @Override
    public Class<RevokeInvitation> command() {
        return RevokeInvitation.class;
    }

    @Override
    public Reads reads(RevokeInvitation command) {
        return Reads.NOTHING
                .and(Tags.admission(command.conference()), InvitationsIssued.class)
                .and(
                        Tags.invitation(command.conference(), command.invitation()),
                        InvitationState.FACTS);
    }

    @Override
    public State initial(RevokeInvitation command) {
        return new State(command.invitation(), false, InvitationState.UNUSED);
    }

    @Override
    public State evolve(State state, Fact fact) {
        boolean issued =
                fact instanceof InvitationsIssued batch
                        && batch.batch() == state.invitation().batch()
                        && state.invitation().number() <= batch.count();
        return new State(state.invitation(), state.issued() || issued, state.became().evolve(fact));
    }

    @Override
    public List<Fact> decide(RevokeInvitation command, State state) {
        if (!state.issued()) {
            throw Refusal.of(RefusalCode.UNKNOWN_INVITATION, "There is no such invitation");
        }
        state.became().requireNotUsed();
        return state.became() == InvitationState.REVOKED
                ? List.of()
                : List.of(new InvitationRevoked(command.conference(), command.invitation()));
    }
}
