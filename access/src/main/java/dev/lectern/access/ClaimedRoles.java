package dev.lectern.access;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.InvalidIdException;
import dev.lectern.api.conference.Role;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an identity provider says of somebody's roles: {@code owner}, a role in every conference of
 * the organisation such as {@code moderator}, or in one, such as {@code moderator@hack}.
 *
 * @param everywhere in all conferences of the organisation
 */
public record ClaimedRoles(
        boolean owner, Set<Role> everywhere, Map<ConferenceId, Set<Role>> inOne) {

    public static final ClaimedRoles NONE = new ClaimedRoles(false, Set.of(), Map.of());

    public ClaimedRoles {
        everywhere = Set.copyOf(everywhere);
        inOne = Map.copyOf(inOne);
    }

    /** What is none of the three forms is somebody else's business, and is passed over. */
    static ClaimedRoles parse(Collection<String> claims) {
        var everywhere = new HashSet<Role>();
        var inOne = new HashMap<ConferenceId, Set<Role>>();
        for (String claim : claims) {
            int at = claim.indexOf('@');
            Role.find(at < 0 ? claim : claim.substring(0, at))
                    .ifPresent(role -> {
                        if (at < 0) {
                            everywhere.add(role);
                        } else {
                            add(inOne, claim.substring(at + 1), role);
                        }
                    });
        }
        return new ClaimedRoles(claims.contains("owner"), everywhere, inOne);
    }

    private static void add(Map<ConferenceId, Set<Role>> inOne, String conference, Role role) {
        ConferenceId id;
        try {
            id = new ConferenceId(conference);
        } catch (InvalidIdException e) {
            return; // names no conference, so it is nobody's role in one
        }
        inOne.computeIfAbsent(id, _ -> new HashSet<>()).add(role);
    }

    boolean has(ConferenceId conference, Role role) {
        return everywhere.contains(role) || inOne.getOrDefault(conference, Set.of()).contains(role);
    }
}
