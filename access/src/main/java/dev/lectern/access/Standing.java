package dev.lectern.access;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.conference.Role;
import dev.lectern.web.Problem;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Who asks, and as what: for operations whose answer depends on it. A parameter of this type is
 * filled in for every operation that {@link Allow} lets through.
 *
 * @param principal absent where nobody said who asks
 * @param owner of the organisation that the path is about
 * @param roles in the conference of the path
 */
public record Standing(@Nullable Principal principal, boolean owner, Set<Role> roles) {

    static final String ATTRIBUTE = Standing.class.getName();

    public Standing {
        roles = Set.copyOf(roles);
    }

    /** Of a request that has passed the gate. */
    public static Standing of(HttpServletRequest request) {
        return Objects.requireNonNull(
                (Standing) request.getAttribute(ATTRIBUTE), "The gate was not passed");
    }

    /** What a member is in a conference. */
    static Standing of(Principal.Member member, Rights rights, ConferenceId conference) {
        boolean owner = isOwner(member, rights);
        var roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (rights.has(conference, member.id(), role)
                    || member.claims().has(conference, role)) {
                roles.add(role);
            }
        }
        return new Standing(member, owner, roles);
    }

    static boolean isOwner(Principal.Member member, Rights rights) {
        return member.claims().owner() || rights.owns(member.organisation(), member.id());
    }

    /** Whether an owner, or in one of these roles. */
    public boolean is(Role... any) {
        for (Role role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return owner;
    }

    /** As on events; {@code anonymous} where nobody said who asks. */
    public String actor() {
        return principal == null ? "anonymous" : principal.actor();
    }

    /**
     * The member who asks.
     *
     * @throws Problem if somebody else does
     */
    public Principal.Member member() {
        if (principal instanceof Principal.Member asking) {
            return asking;
        }
        throw notPermitted();
    }

    /**
     * The participant who asks.
     *
     * @throws Problem if somebody else does
     */
    public ParticipantId participant() {
        if (principal instanceof Principal.Participant asking) {
            return asking.id();
        }
        throw notPermitted();
    }

    /** The refusal for who may ask, but not for this. */
    public static Problem notPermitted() {
        return Problem.of(AccessProblem.NOT_PERMITTED, AccessProblem.NOT_PERMITTED.detail());
    }
}
