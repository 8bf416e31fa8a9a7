package dev.lectern.command.organisation.owning;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.Membership;
import dev.lectern.command.organisation.Owners;
import dev.lectern.command.organisation.owning.GrantingOwnership.State;

import java.util.List;

public final class GrantingOwnership implements Decider<GrantOwnership, State> {

    /**
     * @param owners the member, if an owner already
     */
    public record State(Membership membership, Owners owners) {}

    @Override
    public Class<GrantOwnership> command() {
        return GrantOwnership.class;
    }

    @Override
    public Reads reads(GrantOwnership command) {
        return Reads.NOTHING.and(
                Tags.staff(command.organisation(), command.member()),
                MemberAdmitted.class,
                MemberRemoved.class,
                OwnershipGranted.class,
                OwnershipRevoked.class);
    }

    @Override
    public State initial(GrantOwnership command) {
        return new State(Membership.NONE, Owners.NONE);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return new State(state.membership().evolve(fact), state.owners().evolve(fact));
    }

    @Override
    public List<Fact> decide(GrantOwnership command, State state) {
        state.membership().require();
        return state.owners().include(command.member())
                ? List.of()
                : List.of(new OwnershipGranted(command.organisation(), command.member()));
    }
}
