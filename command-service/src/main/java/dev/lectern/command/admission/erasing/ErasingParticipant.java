package dev.lectern.command.admission.erasing;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.command.admission.erasing.ErasingParticipant.State;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import java.util.List;

/** Once and for all: who has been erased is not erased again, for whatever other reason. */
public final class ErasingParticipant implements Decider<EraseParticipant, State> {

    /** What there is of the participant. */
    public enum State {
        UNKNOWN,
        JOINED,
        ERASED
    }

    @Override
    public Class<EraseParticipant> command() {
        return EraseParticipant.class;
    }

    @Override
    public Reads reads(EraseParticipant command) {
        return Reads.NOTHING.and(
                Tags.participant(command.conference(), command.participant()),
                ParticipantJoined.class,
                ParticipantErased.class);
    }

    @Override
    public State initial(EraseParticipant command) {
        return State.UNKNOWN;
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case ParticipantJoined _ -> state == State.ERASED ? state : State.JOINED;
            case ParticipantErased _ -> State.ERASED;
            default -> state;
        };
    }

    @Override
    public List<Fact> decide(EraseParticipant command, State state) {
        return switch (state) {
            case UNKNOWN ->
                    throw Refusal.of(
                            RefusalCode.UNKNOWN_PARTICIPANT,
                            "The conference has no such participant");
            case JOINED ->
                    List.of(
                            new ParticipantErased(
                                    command.conference(), command.participant(), command.reason()));
            case ERASED -> List.of();
        };
    }
}
