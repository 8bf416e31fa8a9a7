package dev.lectern.api.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesSiv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
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

    /**
     * @throws IllegalArgumentException if the text holds half of a surrogate pair, which UTF-8
     *     cannot carry and which would come back as another text
     */
    public ProtectedText protect(String text) {
        try {
            return new ProtectedText(
                    id, encode(cipher.encryptDeterministically(utf8(text), associatedData(id))));
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
            if (!encode(ciphertext).equals(text.ciphertext())) {
                throw new IllegalArgumentException("Another spelling of the same bytes");
            }
            return new String(
                    cipher.decryptDeterministically(ciphertext, associatedData(text.key())), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableTextException(
                    "A text under the key " + id + " does not decrypt", e);
        }
    }

    /** Whether the text was encrypted under this key. */
    public boolean hasProtected(ProtectedText text) {
        try {
            reveal(text);
            return true;
        } catch (UnreadableTextException e) {
            return false;
        }
    }

    private static String encode(byte[] ciphertext) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext);
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Half of a surrogate pair is no text", e);
        }
    }

    private static byte[] associatedData(KeyId id) {
        return id.value().getBytes(UTF_8);
    }
}
