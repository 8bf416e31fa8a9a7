package dev.lectern.access;

import static dev.lectern.access.Samples.HACK;
import static dev.lectern.access.Samples.P1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import dev.lectern.api.privacy.MasterKey;
import dev.lectern.web.Problem;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;

class ParticipantTokensTest {

    private static final MasterKey MASTER = master((byte) 1);
    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    private final Hand clock = new Hand();
    private final ParticipantTokens tokens = new ParticipantTokens(MASTER, clock);

    private static MasterKey masters(byte newest, byte older) {
        return MasterKey.parse(base64(newest) + '\n' + base64(older));
    }

    private static MasterKey master(byte fill) {
        return MasterKey.parse(base64(fill));
    }

    private static String base64(byte fill) {
        byte[] material = new byte[32];
        java.util.Arrays.fill(material, fill);
        return Base64.getEncoder().encodeToString(material);
    }

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {

        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void sayWhoseTheyAreOnEveryInstance() {
        var issued = tokens.issue(HACK, P1);
        var elsewhere = new ParticipantTokens(MASTER, clock);

        assertThat(elsewhere.verify(issued.token())).isEqualTo(new Principal.Participant(HACK, P1));
        assertThat(issued.expiresAt()).isEqualTo(START.plus(ParticipantTokens.LIFETIME));
    }

    @Test
    void outliveTheKeyThatTheyWereSignedWith() {
        String token = tokens.issue(HACK, P1).token();
        clock.now = START.plus(Duration.ofDays(13));

        assertThat(tokens.verify(token).id()).isEqualTo(P1);
        assertThat(new ParticipantTokens(MASTER, clock).verify(token).id()).isEqualTo(P1);
        assertThat(tokens.issue(HACK, P1).token()).as("of another week").isNotEqualTo(token);
        assertThat(keyId(tokens.issue(HACK, P1).token())).isNotEqualTo(keyId(token));
    }

    @Test
    void expireAlsoWhereTheyHaveBeenSeenBefore() {
        String token = tokens.issue(HACK, P1).token();
        tokens.verify(token);

        clock.now = START.plus(ParticipantTokens.LIFETIME);

        assertRefused(token, AccessProblem.CREDENTIALS_EXPIRED);
        clock.now = clock.now.minusMillis(1);
        assertThat(tokens.verify(token).id()).isEqualTo(P1);
    }

    @Test
    void areWorthNothingOnceAnyCharacterIsChanged() {
        String token = tokens.issue(HACK, P1).token();
        for (int i = ParticipantTokens.MARK.length(); i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A'; // differs in a bit that counts
            assertRefused(
                    token.substring(0, i) + other + token.substring(i + 1),
                    AccessProblem.CREDENTIALS_INVALID);
        }
        assertRefused(token + "A", AccessProblem.CREDENTIALS_INVALID);
        assertRefused(ParticipantTokens.MARK, AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void ofAnotherMasterKeyAreWorthNothing() {
        String foreign = new ParticipantTokens(master((byte) 2), clock).issue(HACK, P1).token();

        assertRefused(foreign, AccessProblem.CREDENTIALS_INVALID);
    }

    @Test
    void ofAnOlderMasterKeyAreWorthSomethingAsLongAsItIsGiven() {
        String token = new ParticipantTokens(master((byte) 2), clock).issue(HACK, P1).token();
        var rotated = new ParticipantTokens(masters((byte) 1, (byte) 2), clock);

        assertThat(rotated.verify(token).id()).isEqualTo(P1);
        assertThat(tokens.verify(rotated.issue(HACK, P1).token()).id())
                .as("the newest signs")
                .isEqualTo(P1);
    }

    @Test
    void withoutSignatureOrOfAnotherKindAreWorthNothing() throws Exception {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject("p1")
                        .audience("hack")
                        .expirationTime(Date.from(START.plusSeconds(60)))
                        .build();
        byte[] key = MASTER.derive("participant-tokens/v1/1");
        var untyped =
                new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims);
        untyped.sign(new MACSigner(key));

        assertRefused(
                ParticipantTokens.MARK + new PlainJWT(claims).serialize(),
                AccessProblem.CREDENTIALS_INVALID);
        assertRefused(
                ParticipantTokens.MARK + untyped.serialize(), AccessProblem.CREDENTIALS_INVALID);
    }

    private static String keyId(String token) {
        try {
            return SignedJWT.parse(token.substring(ParticipantTokens.MARK.length()))
                    .getHeader()
                    .getKeyID();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(String token, AccessProblem code) {
        assertThatExceptionOfType(Problem.class)
                .as(token)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
