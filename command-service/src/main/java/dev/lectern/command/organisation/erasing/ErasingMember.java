package dev.lectern.command.organisation.erasing;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;

import java.util.List;

/** The state is whether the member has been erased before. */
public final class ErasingMember implements Decider<EraseMember, Boolean> {

    @Override
    public Class<EraseMember> command() {
        return EraseMember.class;
    }

    @Override
    public Reads reads(EraseMember command) {
        return Reads.NOTHING.and(
                Tags.staff(command.organisation(), command.member()), MemberErased.class);
    }

    @Override
    public Boolean initial(EraseMember command) {
        return false;
    }

    @Override
    public Boolean evolve(Boolean erased, Fact fact) {
        return erased || fact instanceof MemberErased;
    }

    @Override
    public List<Fact> decide(EraseMember command, Boolean erased) {
        return erased
                ? List.of()
                : List.of(
                        new MemberErased(
                                command.organisation(), command.member(), command.reason()));
    }
}
