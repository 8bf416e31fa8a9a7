package dev.lectern.command.admission.blocking;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;

import java.util.List;

public final class UnblockingParticipant implements Decider<UnblockParticipant, Attendance> {

    @Override
    public Class<UnblockParticipant> command() {
        return UnblockParticipant.class;
    }

    @Override
    public Reads reads(UnblockParticipant command) {
        return Reads.NOTHING.and(
                Tags.participant(command.conference(), command.participant()), Attendance.FACTS);
    }

    @Override
    public Attendance initial(UnblockParticipant command) {
        return Attendance.NONE;
    }

    @Override
    public Attendance evolve(Attendance attendance, Fact fact) {
        return attendance.evolve(fact);
    }

    @Override
    public List<Fact> decide(UnblockParticipant command, Attendance attendance) {
        attendance.requireJoined();
        return attendance.blocked() == null
                ? List.of()
                : List.of(new ParticipantUnblocked(command.conference(), command.participant()));
    }
}
