package dev.lectern.command.organisation;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import java.util.Set;

/** Whether somebody works for an organisation; of what {@code Tags.staff} finds. */
public record Membership(boolean admitted) {

    public static final Set<Class<? extends Fact>> FACTS =
            Set.of(MemberAdmitted.class, MemberRemoved.class);

    public static final Membership NONE = new Membership(false);

    public Membership evolve(Fact fact) {
        return switch (fact) {
            case MemberAdmitted _ -> new Membership(true);
            case MemberRemoved _ -> NONE;
            default -> this;
        };
    }

    /**
     * @throws Refusal if not admitted, or no longer
     */
    public void require() {
        if (!admitted) {
            throw Refusal.of(
                    RefusalCode.UNKNOWN_MEMBER, "The organisation has admitted no such member");
        }
    }
}
