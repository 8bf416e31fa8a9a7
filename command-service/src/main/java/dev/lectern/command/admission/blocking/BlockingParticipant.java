package dev.lectern.command.admission.blocking;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;

import java.util.List;

public final class BlockingParticipant implements Decider<BlockParticipant, Attendance> {

    @Override
    public Class<BlockParticipant> command() {
        return BlockParticipant.class;
    }

    @Override
    public Reads reads(BlockParticipant command) {
        return Reads.NOTHING.and(
                Tags.participant(command.conference(), command.participant()), Attendance.FACTS);
    }

    @Override
    public Attendance initial(BlockParticipant command) {
        return Attendance.NONE;
    }

    @Override
    public Attendance evolve(Attendance attendance, Fact fact) {
        return attendance.evolve(fact);
    }

    /** Another reason is recorded as well: it is what the participant and the others are told. */
    @Override
    public List<Fact> decide(BlockParticipant command, Attendance attendance) {
        attendance.requireJoined();
        return command.reason().equals(attendance.blocked())
                ? List.of()
                : List.of(
                        new ParticipantBlocked(
                                command.conference(), command.participant(), command.reason()));
    }
}
