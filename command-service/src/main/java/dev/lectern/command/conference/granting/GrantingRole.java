package dev.lectern.command.conference.granting;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.ConferenceCreated;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.command.conference.granting.GrantingRole.State;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.Membership;

import org.jspecify.annotations.Nullable;

import java.util.List;

public final class GrantingRole implements Decider<GrantRole, State> {

    /** What is known of the conference, and of the member in it and in its organisation. */
    public record State(
            @Nullable ConferenceCreated conference, Membership membership, Roles roles) {}

    @Override
    public Class<GrantRole> command() {
        return GrantRole.class;
    }

    @Override
    public Reads reads(GrantRole command) {
        return Reads.NOTHING
                .and(Tags.conference(command.conference()), ConferenceCreated.class)
                .and(Tags.staff(command.organisation(), command.member()), Membership.FACTS)
                .and(Tags.roles(command.conference(), command.member()), Roles.FACTS);
    }

    @Override
    public State initial(GrantRole command) {
        return new State(null, Membership.NONE, Roles.NONE);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return new State(
                fact instanceof ConferenceCreated created ? created : state.conference(),
                state.membership().evolve(fact),
                state.roles().evolve(fact));
    }

    @Override
    public List<Fact> decide(GrantRole command, State state) {
        ConferenceCreated conference = state.conference();
        if (conference == null || !conference.organisation().equals(command.organisation())) {
            throw Refusal.of(RefusalCode.UNKNOWN_CONFERENCE, "There is no such conference");
        }
        state.membership().require();
        return state.roles().granted().contains(command.role())
                ? List.of()
                : List.of(new RoleGranted(command.conference(), command.member(), command.role()));
    }
}
