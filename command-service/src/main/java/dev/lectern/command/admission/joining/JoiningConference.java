package dev.lectern.command.admission.joining;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.Invitation;
import dev.lectern.command.admission.InvitationState;
import dev.lectern.command.admission.joining.JoiningConference.State;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Reads only what became of the code, and of the invitation: who join at once do not wait for one
 * another, and one invitation lets one person in.
 */
public final class JoiningConference implements Decider<JoinConference, State> {

    /**
     * @param conference that is to be joined
     * @param admission absent while that conference is not open with the code
     */
    public record State(
            ConferenceId conference, @Nullable Admission admission, InvitationState invitation) {}

    @Override
    public Class<JoinConference> command() {
        return JoinConference.class;
    }

    @Override
    public Reads reads(JoinConference command) {
        Reads code =
                Reads.NOTHING.and(
                        Tags.joinCode(command.code()),
                        ConferenceOpened.class,
                        ConferenceClosed.class);
        Invitation invitation = command.invitation();
        return invitation == null
                ? code
                : code.and(
                        Tags.invitation(command.conference(), invitation), InvitationState.FACTS);
    }

    @Override
    public State initial(JoinConference command) {
        return new State(command.conference(), null, InvitationState.UNUSED);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case ConferenceOpened opened ->
                    new State(
                            state.conference(),
                            opened.conference().equals(state.conference())
                                    ? opened.admission()
                                    : null,
                            state.invitation());
            case ConferenceClosed _ -> new State(state.conference(), null, state.invitation());
            default ->
                    new State(
                            state.conference(), state.admission(), state.invitation().evolve(fact));
        };
    }

    @Override
    public List<Fact> decide(JoinConference command, State state) {
        if (state.admission() == null) {
            throw unknownCode();
        }
        if (state.admission() == Admission.OPEN) {
            return List.of(
                    new ParticipantJoined(command.conference(), command.participant(), null));
        }
        if (command.invitation() == null) {
            throw Refusal.of(
                    RefusalCode.INVITATION_REQUIRED, "This conference is joined by invitation");
        }
        state.invitation().requireNotUsed();
        if (state.invitation() == InvitationState.REVOKED) {
            throw Refusal.of(
                    RefusalCode.INVITATION_REVOKED, "The organisers have revoked this invitation");
        }
        return List.of(
                new ParticipantJoined(
                        command.conference(), command.participant(), command.invitation()));
    }

    /** The refusal for a code that no conference is open with. */
    static Refusal unknownCode() {
        return Refusal.of(
                RefusalCode.UNKNOWN_JOIN_CODE, "No conference is open with this join code");
    }
}
