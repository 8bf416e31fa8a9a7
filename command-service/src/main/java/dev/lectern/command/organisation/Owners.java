package dev.lectern.command.organisation;

import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import java.util.HashSet;
import java.util.Set;

/**
 * Who owns an organisation. Whoever dismisses one reads all of them, so that two who dismiss one
 * another at once do not leave none.
 *
 * @param erased members, owners or not: their keys work for as long as they last, but they get no
 *     others
 */
public record Owners(Set<MemberId> members, Set<MemberId> erased) {

    public static final Set<Class<? extends Fact>> FACTS =
            Set.of(OwnershipGranted.class, OwnershipRevoked.class, MemberErased.class);

    public static final Owners NONE = new Owners(Set.of(), Set.of());

    public Owners {
        members = Set.copyOf(members);
        erased = Set.copyOf(erased);
    }

    public Owners evolve(Fact fact) {
        return switch (fact) {
            case OwnershipGranted granted -> new Owners(with(members, granted.member()), erased);
            case OwnershipRevoked revoked -> new Owners(without(members, revoked.member()), erased);
            case MemberErased gone -> new Owners(members, with(erased, gone.member()));
            default -> this;
        };
    }

    private static Set<MemberId> with(Set<MemberId> some, MemberId one) {
        var more = new HashSet<>(some);
        more.add(one);
        return more;
    }

    private static Set<MemberId> without(Set<MemberId> some, MemberId one) {
        var fewer = new HashSet<>(some);
        fewer.remove(one);
        return fewer;
    }

    public boolean include(MemberId member) {
        return members.contains(member);
    }

    /**
     * @throws Refusal if the member is an owner, and all others are erased
     */
    public void requireAnotherThan(MemberId member) {
        if (include(member) && erased.containsAll(without(members, member))) {
            throw Refusal.of(
                    RefusalCode.LAST_OWNER,
                    "An organisation without owners could never be changed again");
        }
    }
}
