package dev.lectern.access;

import dev.lectern.web.Problem;

import java.time.Clock;

/** From what somebody shows to who that is. */
final class Credentials {

    private final Directory directory;
    private final ParticipantTokens tokens;
    private final Logins logins;
    private final KeyUse use;
    private final Clock clock;

    Credentials(
            Directory directory, ParticipantTokens tokens, Logins logins, KeyUse use, Clock clock) {
        this.directory = directory;
        this.tokens = tokens;
        this.logins = logins;
        this.use = use;
        this.clock = clock;
    }

    /**
     * @throws Problem if they prove nothing, or nothing any more
     * @throws AccessUnknownException if that cannot be told
     */
    Principal principal(String bearer) {
        if (bearer.startsWith(ParticipantTokens.MARK)) {
            return tokens.verify(bearer);
        }
        return bearer.startsWith(ApiKeys.MARK) ? byApiKey(bearer) : byLogin(bearer);
    }

    /** The provider says who works for the organisation, until the organisation says otherwise. */
    private Principal.Member byLogin(String token) {
        Rights rights = directory.rights();
        Principal.Member member = logins.member(token);
        if (rights.wasRemoved(member.organisation(), member.id())) {
            throw problem(AccessProblem.CREDENTIALS_INVALID);
        }
        return member;
    }

    private Principal.Member byApiKey(String secret) {
        String hash = ApiKeys.hash(secret);
        Rights rights = directory.rights();
        Rights.Key key =
                rights.apiKey(hash)
                        .or(() -> directory.newest().apiKey(hash))
                        .orElseThrow(() -> problem(AccessProblem.CREDENTIALS_INVALID));
        var secretOf = key.secret();
        if (rights.isRevoked(key)
                || rights.wasRemoved(secretOf.organisation(), secretOf.member())) {
            throw problem(AccessProblem.CREDENTIALS_INVALID);
        }
        if (secretOf.expiresAt() != null && !clock.instant().isBefore(secretOf.expiresAt())) {
            throw problem(AccessProblem.CREDENTIALS_EXPIRED);
        }
        use.note(secretOf.organisation(), key.id());
        return new Principal.Member(
                secretOf.organisation(), secretOf.member(), key.id(), ClaimedRoles.NONE);
    }

    private static Problem problem(AccessProblem problem) {
        return Problem.of(problem, problem.detail());
    }
}
