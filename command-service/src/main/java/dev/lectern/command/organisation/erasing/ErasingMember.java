package dev.lectern.command.organisation.erasing;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.Owners;
import dev.lectern.command.organisation.erasing.ErasingMember.State;

import java.util.List;

/**
 * Once and for all; so that a misspelt name, which somebody else may come to have, is refused, and
 * so is the last owner, who would never get an API key again.
 */
public final class ErasingMember implements Decider<EraseMember, State> {

    /**
     * @param known whether there is such a member, or was
     * @param owners with everybody who has been erased
     */
    public record State(boolean known, Owners owners) {}

    @Override
    public Class<EraseMember> command() {
        return EraseMember.class;
    }

    @Override
    public Reads reads(EraseMember command) {
        return Reads.NOTHING
                .and(
                        Tags.staff(command.organisation(), command.member()),
                        MemberAdmitted.class,
                        MemberRemoved.class)
                .and(Tags.organisation(command.organisation()), Owners.FACTS);
    }

    @Override
    public State initial(EraseMember command) {
        return new State(command.named(), Owners.NONE);
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case MemberAdmitted _, MemberRemoved _ -> new State(true, state.owners());
            default -> new State(state.known(), state.owners().evolve(fact));
        };
    }

    @Override
    public List<Fact> decide(EraseMember command, State state) {
        if (state.owners().erased().contains(command.member())) {
            return List.of();
        }
        if (!state.known()) {
            throw Refusal.of(
                    RefusalCode.UNKNOWN_MEMBER, "Nothing in the organisation names such a member");
        }
        state.owners().requireAnotherThan(command.member());
        return List.of(
                new MemberErased(command.organisation(), command.member(), command.reason()));
    }
}
