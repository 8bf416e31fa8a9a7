package dev.lectern.command.audience;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import java.util.Set;

/** Whether a participant may do anything in a conference. */
public enum Participation {
    UNKNOWN,
    JOINED,
    BLOCKED;

    private static final Set<Class<? extends Fact>> FACTS =
            Set.of(ParticipantJoined.class, ParticipantBlocked.class, ParticipantUnblocked.class);

    /** What a decision reads of the participant; it conflicts with no other participant's. */
    public static Reads reads(ConferenceId conference, ParticipantId participant) {
        return Reads.NOTHING.and(Tags.participant(conference, participant), FACTS);
    }

    public Participation evolve(Fact fact) {
        return switch (fact) {
            case ParticipantJoined _, ParticipantUnblocked _ -> JOINED;
            case ParticipantBlocked _ -> BLOCKED;
            default -> this;
        };
    }

    /**
     * @throws Refusal if nobody of that name has joined, or a moderator has blocked them
     */
    public void require() {
        switch (this) {
            case UNKNOWN ->
                    throw Refusal.of(
                            RefusalCode.UNKNOWN_PARTICIPANT,
                            "There is no such participant in the conference");
            case BLOCKED ->
                    throw Refusal.of(
                            RefusalCode.PARTICIPANT_BLOCKED,
                            "A moderator has blocked the participant");
            case JOINED -> {
                // May do what the rules allow.
            }
        }
    }
}
