package dev.lectern.command.admission.inviting;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.command.admission.inviting.IssuingInvitations.State;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;

import java.util.List;

public final class IssuingInvitations implements Decider<IssueInvitations, State> {

    private static final int MOST_AT_ONCE = 5_000;
    private static final int MOST_BATCHES = 10_000;

    /**
     * @param batches how many there are
     */
    public record State(boolean created, int batches) {}

    @Override
    public Class<IssueInvitations> command() {
        return IssueInvitations.class;
    }

    @Override
    public Reads reads(IssueInvitations command) {
        return Reads.NOTHING
                .and(Tags.conference(command.conference()), ConferenceCreated.class)
                .and(Tags.admission(command.conference()), InvitationsIssued.class);
    }

    @Override
    public State initial(IssueInvitations command) {
        return new State(false, 0);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case ConferenceCreated _ -> new State(true, state.batches());
            case InvitationsIssued issued -> new State(state.created(), issued.batch());
            default -> state;
        };
    }

    @Override
    public List<Fact> decide(IssueInvitations command, State state) {
        if (!state.created()) {
            throw Refusal.of(RefusalCode.UNKNOWN_CONFERENCE, "There is no such conference");
        }
        if (command.count() < 1 || command.count() > MOST_AT_ONCE) {
            throw Refusal.of(
                            RefusalCode.COUNT_OUT_OF_RANGE,
                            "Invitations are issued in batches of 1 to " + MOST_AT_ONCE)
                    .detail("most", MOST_AT_ONCE);
        }
        if (state.batches() >= MOST_BATCHES) {
            throw Refusal.of(
                    RefusalCode.TOO_MANY_BATCHES,
                    "A conference has at most " + MOST_BATCHES + " batches of invitations");
        }
        return List.of(
                new InvitationsIssued(command.conference(), state.batches() + 1, command.count()));
    }
}
