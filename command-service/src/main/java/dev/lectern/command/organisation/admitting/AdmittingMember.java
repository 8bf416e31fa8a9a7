package dev.lectern.command.organisation.admitting;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.Membership;

import java.util.List;
import java.util.Optional;

/** The state is the name of the member, while there is such a one. */
public final class AdmittingMember implements Decider<AdmitMember, Optional<ProtectedText>> {

    @Override
    public Class<AdmitMember> command() {
        return AdmitMember.class;
    }

    @Override
    public Reads reads(AdmitMember command) {
        return Reads.NOTHING.and(
                Tags.staff(command.organisation(), command.member()), Membership.FACTS);
    }

    @Override
    public Optional<ProtectedText> initial(AdmitMember command) {
        return Optional.empty();
    }

    @Override
    public Optional<ProtectedText> evolve(Optional<ProtectedText> name, Fact fact) {
        return switch (fact) {
            case MemberAdmitted admitted -> Optional.of(admitted.name());
            case MemberRemoved _ -> Optional.empty();
            default -> name;
        };
    }

    @Override
    public List<Fact> decide(AdmitMember command, Optional<ProtectedText> name) {
        if (name.isEmpty()) {
            return List.of(
                    new MemberAdmitted(command.organisation(), command.member(), command.name()));
        }
        if (name.get().equals(command.name())) {
            return List.of();
        }
        throw Refusal.of(RefusalCode.MEMBER_EXISTS, "A member of this id has another name");
    }
}
