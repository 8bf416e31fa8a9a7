package dev.lectern.api.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps the personal keys (AES-256-GCM), so that the key store alone reads nothing. It may come
 * with older ones that it has replaced: these unwrap as well, and wrap nothing any more.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private static final String DERIVATION = "HmacSHA256";

    private final AesGcmJce cipher;
    private final String fingerprint;
    private final SecretKeySpec material;
    private final List<MasterKey> older;

    private MasterKey(byte[] material, List<MasterKey> older) throws GeneralSecurityException {
        this.older = older;
        this.cipher = new AesGcmJce(material);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(material);
        this.fingerprint = HexFormat.of().formatHex(digest, 0, 8);
        this.material = new SecretKeySpec(material, DERIVATION);
    }

    /**
     * @param base64 32 random bytes; behind them, after spaces or line breaks, those of older keys
     * @throws IllegalArgumentException if it is anything else
     */
    public static MasterKey parse(String base64) {
        String[] keys = base64.strip().split("\\s+", -1);
        var older = new ArrayList<MasterKey>();
        for (int i = 1; i < keys.length; i++) {
            older.add(of(keys[i], List.of()));
        }
        return of(keys[0], List.copyOf(older));
    }

    private static MasterKey of(String base64, List<MasterKey> older) {
        byte[] material;
        try {
            material = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The master key is not base64", e);
        }
        if (material.length != BYTES) {
            throw new IllegalArgumentException(
                    "The master key has " + material.length + " bytes instead of " + BYTES);
        }
        try {
            return new MasterKey(material, older);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do AES-GCM", e);
        }
    }

    /** It and the older ones, the newest first. */
    public List<MasterKey> all() {
        return Stream.concat(Stream.of(this), older.stream()).toList();
    }

    /** Tells master keys apart without saying what they are: 16 hexadecimal digits of a hash. */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * A secret for something else, the same for everybody who has this key; it says nothing about
     * this key nor about secrets for other purposes.
     *
     * @param purpose never changes, and is nobody else's
     * @return 32 bytes
     */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(material);
            return mac.doFinal(("lectern/" + purpose).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do " + DERIVATION, e);
        }
    }

    byte[] wrap(byte[] material, KeyId id) {
        try {
            return cipher.encrypt(material, id.value().getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    byte[] unwrap(byte[] wrapped, KeyId id) throws GeneralSecurityException {
        try {
            return cipher.decrypt(wrapped, id.value().getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            for (MasterKey key : older) {
                try {
                    return key.unwrap(wrapped, id);
                } catch (GeneralSecurityException other) {
                    e.addSuppressed(other);
                }
            }
            throw e;
        }
    }
}
