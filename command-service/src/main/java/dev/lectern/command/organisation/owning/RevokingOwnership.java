package dev.lectern.command.organisation.owning;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.Owners;

import java.util.List;

/** The state is all owners of the organisation. */
public final class RevokingOwnership implements Decider<RevokeOwnership, Owners> {

    @Override
    public Class<RevokeOwnership> command() {
        return RevokeOwnership.class;
    }

    @Override
    public Reads reads(RevokeOwnership command) {
        return Reads.NOTHING.and(Tags.organisation(command.organisation()), Owners.FACTS);
    }

    @Override
    public Owners initial(RevokeOwnership command) {
        return Owners.NONE;
    }

    @Override
    public Owners evolve(Owners owners, Fact fact) {
        return owners.evolve(fact);
    }

    @Override
    public List<Fact> decide(RevokeOwnership command, Owners owners) {
        if (!owners.include(command.member())) {
            return List.of();
        }
        owners.requireAnotherThan(command.member());
        return List.of(new OwnershipRevoked(command.organisation(), command.member()));
    }
}
