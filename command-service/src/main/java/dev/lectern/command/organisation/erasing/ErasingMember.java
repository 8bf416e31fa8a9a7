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
import dev.lectern.command.organisation.erasing.ErasingMember.State;

import java.util.List;

/** Once and for all; so that a misspelt name, which somebody else may come to have, is refused. */
public final class ErasingMember implements Decider<EraseMember, State> {

    /** What there is of the member. */
    public enum State {
        UNKNOWN,
        KNOWN,
        ERASED
    }

    @Override
    public Class<EraseMember> command() {
        return EraseMember.class;
    }

    @Override
    public Reads reads(EraseMember command) {
        return Reads.NOTHING.and(
                Tags.staff(command.organisation(), command.member()),
                MemberAdmitted.class,
                MemberRemoved.class,
                MemberErased.class);
    }

    @Override
    public State initial(EraseMember command) {
        return command.named() ? State.KNOWN : State.UNKNOWN;
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case MemberAdmitted _, MemberRemoved _ -> state == State.ERASED ? state : State.KNOWN;
            case MemberErased _ -> State.ERASED;
            default -> state;
        };
    }

    @Override
    public List<Fact> decide(EraseMember command, State state) {
        return switch (state) {
            case UNKNOWN ->
                    throw Refusal.of(
                            RefusalCode.UNKNOWN_MEMBER,
                            "Nothing in the organisation names such a member");
            case KNOWN ->
                    List.of(
                            new MemberErased(
                                    command.organisation(), command.member(), command.reason()));
            case ERASED -> List.of();
        };
    }
}
