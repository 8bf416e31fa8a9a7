package dev.lectern.command.conference.granting;

import dev.lectern.api.Fact;
import dev.lectern.api.conference.ConferenceFact.RoleGranted;
import dev.lectern.api.conference.ConferenceFact.RoleRevoked;
import dev.lectern.api.conference.Role;

import java.util.HashSet;
import java.util.Set;

/** What a member was made in a conference. */
public record Roles(Set<Role> granted) {

    static final Set<Class<? extends Fact>> FACTS = Set.of(RoleGranted.class, RoleRevoked.class);

    static final Roles NONE = new Roles(Set.of());

    public Roles {
        granted = Set.copyOf(granted);
    }

    Roles evolve(Fact fact) {
        var roles = new HashSet<>(granted);
        switch (fact) {
            case RoleGranted of -> roles.add(of.role());
            case RoleRevoked of -> roles.remove(of.role());
            default -> {
                return this;
            }
        }
        return new Roles(roles);
    }
}
