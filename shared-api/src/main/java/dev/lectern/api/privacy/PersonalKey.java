package dev.lectern.api.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesSiv;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/** A key in use: turns text into ciphertext and back. */
public final class PersonalKey {

    private static final int BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyId id;
    private final byte[] material;
    private final AesSiv cipher;

    private PersonalKey(KeyId id, byte[] material) throws GeneralSecurityException {
        this.id = id;
        this.material = material;
        this.cipher = new AesSiv(material);
    }

    /** A new random key. */
    public static PersonalKey generate(KeyId id) {
        byte[] material = new byte[BYTES];
        RANDOM.nextBytes(material);
        try {
            return new PersonalKey(id, material);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do AES-SIV", e);
        }
    }

    /**
     * @throws UnreadableTextException if the wrapped key is not the one of that id, or was wrapped
     *     by another master key
     */
    public static PersonalKey unwrap(KeyId id, byte[] wrapped, MasterKey master) {
        try {
            return new PersonalKey(id, master.unwrap(wrapped, id));
        } catch (GeneralSecurityException e) {
            throw new UnreadableTextException(
                    "The key " + id + " cannot be unwrapped with this master key", e);
        }
    }

    public KeyId id() {
        return id;
    }

    /** The key as it may be stored. */
    public byte[] wrap(MasterKey master) {
        return master.wrap(material, id);
    }

    public ProtectedText protect(String text) {
        try {
            byte[] ciphertext =
                    cipher.encryptDeterministically(text.getBytes(UTF_8), associatedData());
            return new ProtectedText(
                    id, Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "AES-SIV failed on a text of " + text.length() + " characters", e);
        }
    }

    /**
     * @throws UnreadableTextException if the text was not encrypted under this key, or was changed
     *     since
     */
    public String reveal(ProtectedText text) {
        try {
            byte[] ciphertext = Base64.getUrlDecoder().decode(text.ciphertext());
            return new String(cipher.decryptDeterministically(ciphertext, associatedData()), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableTextException(
                    "A text under the key " + id + " does not decrypt", e);
        }
    }

    private byte[] associatedData() {
        return id.value().getBytes(UTF_8);
    }
}
