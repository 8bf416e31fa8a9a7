package dev.lectern.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a key that signs notes, an Ed25519 key with a name; written {@code
 * name+hash+key}.
 */
public final class NoteKey {

    static final int ID_BYTES = 4;
    static final byte ED25519 = 0x01;
    static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] key;
    private final byte[] id;
    private final PublicKey publicKey;

    /**
     * @param key 32 bytes
     */
    NoteKey(String name, byte[] key) {
        this.name = requireName(name);
        this.key = key.clone();
        this.id = id(name, typed(key));
        try {
            byte[] x509 = Arrays.copyOf(X509, X509.length + KEY_BYTES);
            System.arraycopy(key, 0, x509, X509.length, KEY_BYTES);
            this.publicKey =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException _) {
            throw new NoteException("The key of %s is no Ed25519 key".formatted(name));
        }
    }

    /**
     * @throws NoteException if it is no public key
     */
    public static NoteKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new NoteException("A public key has the form name+hash+key");
        }
        var key = new NoteKey(parts[0], untyped(parts[2]));
        if (!HexFormat.of().formatHex(key.id).equals(parts[1])) {
            throw new NoteException("The public key of %s is damaged".formatted(parts[0]));
        }
        return key;
    }

    public String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    boolean made(SignedNote.Signature signature) {
        return signature.name().equals(name) && Arrays.equals(signature.id(), id);
    }

    boolean verifies(String text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey);
            ed25519.update(text.getBytes(UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // not the form of a signature
        }
    }

    /** As it is written. */
    @Override
    public String toString() {
        return name
                + '+'
                + HexFormat.of().formatHex(id)
                + '+'
                + Base64.getEncoder().encodeToString(typed(key));
    }

    static byte[] typed(byte[] key) {
        var typed = new byte[1 + key.length];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }

    static byte[] untyped(String base64) {
        byte[] typed;
        try {
            typed = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new NoteException("The key is not base64");
        }
        if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
            throw new NoteException("The key is no Ed25519 key");
        }
        return Arrays.copyOfRange(typed, 1, typed.length);
    }

    private static byte[] id(String name, byte[] typed) {
        MessageDigest digest = Hashing.sha256();
        digest.update((name + '\n').getBytes(UTF_8));
        return Arrays.copyOf(digest.digest(typed), ID_BYTES);
    }

    private static String requireName(String name) {
        if (name.isEmpty()
                || name.chars().anyMatch(c -> c == '+' || c < ' ' || Character.isSpaceChar(c))) {
            throw new NoteException("A key's name has neither spaces nor a plus");
        }
        return name;
    }
}
