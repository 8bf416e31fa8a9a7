package dev.lectern.access;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.privacy.MasterKey;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of invitations, of the letters and digits of {@link JoinCode}. A code says which
 * invitation it is and proves it by 81 bits of an HMAC under a key that is derived from the master
 * key: whoever has that key can tell and write all codes, and nobody stores one. Codes of older
 * master keys are read as well. Safe for many threads.
 */
public final class InvitationCodes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ALPHABET = JoinCode.ALPHABET;
    private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());

    private static final int NUMBER_LETTERS = 3;
    private static final int PROOF_LETTERS = 18;
    private static final int LENGTH = 2 * NUMBER_LETTERS + PROOF_LETTERS;
    private static final int GROUP = 4;

    /** As far as {@value #NUMBER_LETTERS} letters count. */
    private static final int MOST = RADIX.pow(NUMBER_LETTERS).intValue() - 1;

    /** The newest first. */
    private final List<SecretKeySpec> keys;

    public InvitationCodes(MasterKey master) {
        this.keys =
                master.all().stream()
                        .map(key -> new SecretKeySpec(key.derive("invitations/v1"), ALGORITHM))
                        .toList();
    }

    /**
     * The code of an invitation, in groups with hyphens.
     *
     * @throws IllegalArgumentException if its batch or its number is above 12166
     */
    public String write(ConferenceId conference, Invitation invitation) {
        if (invitation.batch() > MOST || invitation.number() > MOST) {
            throw new IllegalArgumentException("Invitations are counted to " + MOST);
        }
        String code = letters(keys.getFirst(), conference, invitation);
        var grouped = new StringBuilder();
        for (int i = 0; i < LENGTH; i += GROUP) {
            grouped.append(i == 0 ? "" : "-").append(code, i, i + GROUP);
        }
        return grouped.toString();
    }

    /**
     * The invitation to the conference whose code it is; also in lower case, with other hyphens and
     * spaces or without. Whether it was used or revoked, the code does not say.
     */
    public Optional<Invitation> read(ConferenceId conference, String typed) {
        String code = typed.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        if (code.length() != LENGTH || code.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        int batch = number(code.substring(0, NUMBER_LETTERS));
        int number = number(code.substring(NUMBER_LETTERS, 2 * NUMBER_LETTERS));
        if (batch < 1 || number < 1) {
            return Optional.empty();
        }
        var invitation = new Invitation(batch, number);
        boolean proven =
                keys.stream()
                        .map(key -> letters(key, conference, invitation))
                        .anyMatch(written -> MessageDigest.isEqual(bytes(code), bytes(written)));
        return proven ? Optional.of(invitation) : Optional.empty();
    }

    private static String letters(
            SecretKeySpec key, ConferenceId conference, Invitation invitation) {
        return letters(BigInteger.valueOf(invitation.batch()), NUMBER_LETTERS)
                + letters(BigInteger.valueOf(invitation.number()), NUMBER_LETTERS)
                + letters(proof(key, conference, invitation), PROOF_LETTERS);
    }

    private static BigInteger proof(
            SecretKeySpec key, ConferenceId conference, Invitation invitation) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new BigInteger(1, mac.doFinal(bytes(conference + "/" + invitation.name())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do " + ALGORITHM, e);
        }
    }

    /** The last letters of a number. */
    private static String letters(BigInteger number, int count) {
        var letters = new StringBuilder();
        BigInteger left = number;
        for (int i = 0; i < count; i++) {
            BigInteger[] parts = left.divideAndRemainder(RADIX);
            letters.append(ALPHABET.charAt(parts[1].intValue()));
            left = parts[0];
        }
        return letters.reverse().toString();
    }

    private static int number(String letters) {
        int number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * ALPHABET.length() + ALPHABET.indexOf(letters.charAt(i));
        }
        return number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
