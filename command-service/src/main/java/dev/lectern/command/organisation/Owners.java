package dev.lectern.command.organisation;

import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import java.util.HashSet;
import java.util.Set;

/**
 * Who owns an organisation. Whoever dismisses one reads all of them, so that two who dismiss one
 * another at once do not leave none.
 */
public record Owners(Set<MemberId> members) {

    public static final Set<Class<? extends Fact>> FACTS =
            Set.of(OwnershipGranted.class, OwnershipRevoked.class);

    public static final Owners NONE = new Owners(Set.of());

    public Owners {
        members = Set.copyOf(members);
    }

    public Owners evolve(Fact fact) {
        return switch (fact) {
            case OwnershipGranted granted -> {
                var more = new HashSet<>(members);
                more.add(granted.member());
                yield new Owners(more);
            }
            case OwnershipRevoked revoked -> {
                var fewer = new HashSet<>(members);
                fewer.remove(revoked.member());
                yield new Owners(fewer);
            }
            default -> this;
        };
    }

    public boolean include(MemberId member) {
        return members.contains(member);
    }

    /**
     * @throws Refusal if nobody else is left
     */
    public void requireAnotherThan(MemberId member) {
        if (members.equals(Set.of(member))) {
            throw Refusal.of(
                    RefusalCode.LAST_OWNER,
                    "An organisation without owners could never be changed again");
        }
    }
}
