package dev.lectern.command.organisation.admitting;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyRevoked;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.Owners;
import dev.lectern.command.organisation.admitting.RemovingMember.State;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is removed loses ownership and all API keys with it: one who is taken back begins without.
 */
public final class RemovingMember implements Decider<RemoveMember, State> {

    /**
     * @param created all API keys that the member was ever given
     * @param revoked all that were revoked in the organisation
     */
    public record State(
            boolean removed, Owners owners, Set<ApiKeyId> created, Set<ApiKeyId> revoked) {

        public State {
            created = Set.copyOf(created);
            revoked = Set.copyOf(revoked);
        }
    }

    @Override
    public Class<RemoveMember> command() {
        return RemoveMember.class;
    }

    @Override
    public Reads reads(RemoveMember command) {
        return Reads.NOTHING
                .and(
                        Tags.staff(command.organisation(), command.member()),
                        MemberAdmitted.class,
                        MemberRemoved.class,
                        ApiKeyCreated.class)
                .and(
                        Tags.organisation(command.organisation()),
                        OwnershipGranted.class,
                        OwnershipRevoked.class,
                        MemberErased.class,
                        ApiKeyRevoked.class);
    }

    @Override
    public State initial(RemoveMember command) {
        return new State(false, Owners.NONE, Set.of(), Set.of());
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case MemberAdmitted _ -> removed(state, false);
            case MemberRemoved _ -> removed(state, true);
            case ApiKeyCreated of ->
                    new State(
                            state.removed(),
                            state.owners(),
                            with(state.created(), of.apiKey()),
                            state.revoked());
            case ApiKeyRevoked of ->
                    new State(
                            state.removed(),
                            state.owners(),
                            state.created(),
                            with(state.revoked(), of.apiKey()));
            default ->
                    new State(
                            state.removed(),
                            state.owners().evolve(fact),
                            state.created(),
                            state.revoked());
        };
    }

    private static State removed(State state, boolean removed) {
        return new State(removed, state.owners(), state.created(), state.revoked());
    }

    private static Set<ApiKeyId> with(Set<ApiKeyId> keys, ApiKeyId one) {
        var more = new TreeSet<>(keys);
        more.add(one);
        return more;
    }

    @Override
    public List<Fact> decide(RemoveMember command, State state) {
        if (state.removed()) {
            return List.of();
        }
        state.owners().requireAnotherThan(command.member());
        var facts = new ArrayList<Fact>();
        for (ApiKeyId key : new TreeSet<>(state.created())) {
            if (!state.revoked().contains(key)) {
                facts.add(new ApiKeyRevoked(command.organisation(), key));
            }
        }
        if (state.owners().include(command.member())) {
            facts.add(new OwnershipRevoked(command.organisation(), command.member()));
        }
        facts.add(new MemberRemoved(command.organisation(), command.member()));
        return facts;
    }
}
