package dev.lectern.command.admission;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import java.util.Set;

/** What has become of an invitation; of what {@code Tags.invitation} finds. */
public enum InvitationState {
    UNUSED,
    USED,
    REVOKED;

    public static final Set<Class<? extends Fact>> FACTS =
            Set.of(InvitationRevoked.class, ParticipantJoined.class);

    public InvitationState evolve(Fact fact) {
        return switch (fact) {
            case ParticipantJoined _ -> USED;
            case InvitationRevoked _ -> REVOKED;
            default -> this;
        };
    }

    /**
     * @throws Refusal if somebody has joined with it
     */
    public void requireNotUsed() {
        if (this == USED) {
            throw Refusal.of(
                    RefusalCode.INVITATION_USED, "Somebody has joined with this invitation");
        }
    }
}
