package dev.lectern.command.conference.granting;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;

import java.util.List;

public final class RevokingRole implements Decider<RevokeRole, Roles> {

    @Override
    public Class<RevokeRole> command() {
        return RevokeRole.class;
    }

    @Override
    public Reads reads(RevokeRole command) {
        return Reads.NOTHING.and(Tags.roles(command.conference(), command.member()), Roles.FACTS);
    }

    @Override
    public Roles initial(RevokeRole command) {
        return Roles.NONE;
    }

    @Override
    public Roles evolve(Roles roles, Fact fact) {
        return roles.evolve(fact);
    }

    @Override
    public List<Fact> decide(RevokeRole command, Roles roles) {
        return roles.granted().contains(command.role())
                ? List.of(new RoleRevoked(command.conference(), command.member(), command.role()))
                : List.of();
    }
}
