package dev.lectern.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * The tokens that participants carry: JWTs signed with HMAC-SHA-256. The signing key changes every
 * week and is derived from the master key, so that every instance has it and nobody stores it; a
 * token is worth something for two weeks, whatever has been signed with since, as long as its
 * master key is among the older ones.
 */
public final class ParticipantTokens {

    static final String MARK = "lectern_participant_";

    /** How long a token is worth something; who joins again with it gets a new one. */
    public static final Duration LIFETIME = Duration.ofDays(14);

    private static final Duration PERIOD = Duration.ofDays(7);
    private static final int MAX_REMEMBERED = 100_000;
    private static final JOSEObjectType TYPE = new JOSEObjectType("lectern-participant+jwt");

    private final MasterKey master;
    private final Clock clock;

    /** Verifying costs more than everything else about a request, and never comes out otherwise. */
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

    /** Of a week, the newest master key's first. */
    private final Cache<String, List<byte[]>> signingKeys =
            Caffeine.newBuilder().maximumSize(16).build();

    private record Verified(Principal.Participant participant, Instant expiresAt) {}

    /**
     * @param token to be sent as {@code Authorization: Bearer …}
     * @param expiresAt the first moment at which it is worth nothing
     */
    public record Issued(String token, Instant expiresAt) {}

    public ParticipantTokens(MasterKey master, Clock clock) {
        this.master = master;
        this.clock = clock;
    }

    /** A new token for somebody who has joined. */
    public Issued issue(ConferenceId conference, ParticipantId participant) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        Instant expiresAt = now.plus(LIFETIME);
        String period = Long.toString(now.getEpochSecond() / PERIOD.toSeconds());
        var jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(period).build(),
                        new JWTClaimsSet.Builder()
                                .subject(participant.value())
                                .audience(conference.value())
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(expiresAt))
                                .build());
        try {
            jwt.sign(new MACSigner(signingKeys(period).getFirst()));
        } catch (JOSEException e) {
            throw new IllegalStateException("This JVM cannot do HMAC-SHA-256", e);
        }
        return new Issued(MARK + jwt.serialize(), expiresAt);
    }

    /**
     * Whose token it is.
     *
     * @throws Problem if it is none, or has expired
     */
    Principal.Participant verify(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            known = check(token);
            if (known == null) {
                throw problem(AccessProblem.CREDENTIALS_INVALID);
            }
            verified.put(token, known);
        }
        if (!clock.instant().isBefore(known.expiresAt())) {
            throw problem(AccessProblem.CREDENTIALS_EXPIRED);
        }
        return known.participant();
    }

    private @Nullable Verified check(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token.substring(MARK.length()));
            JWSHeader header = jwt.getHeader();
            if (!TYPE.equals(header.getType())
                    || !JWSAlgorithm.HS256.equals(header.getAlgorithm())
                    || header.getKeyID() == null
                    || !header.getKeyID().matches("[0-9]{1,9}")
                    || !isSigned(jwt, header.getKeyID())) {
                return null;
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return new Verified(
                    new Principal.Participant(
                            new ConferenceId(claims.getAudience().getFirst()),
                            new ParticipantId(claims.getSubject())),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private boolean isSigned(SignedJWT jwt, String period) throws JOSEException {
        for (byte[] key : signingKeys(period)) {
            if (jwt.verify(new MACVerifier(key))) {
                return true;
            }
        }
        return false;
    }

    private List<byte[]> signingKeys(String period) {
        return signingKeys.get(
                period,
                p ->
                        master.all().stream()
                                .map(key -> key.derive("participant-tokens/v1/" + p))
                                .toList());
    }

    private static Problem problem(AccessProblem problem) {
        return Problem.of(problem, problem.detail());
    }
}
