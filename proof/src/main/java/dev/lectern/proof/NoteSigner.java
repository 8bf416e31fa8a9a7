package dev.lectern.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Signs notes with an Ed25519 key; written {@code PRIVATE+KEY+name+hash+key}, as Go's sumdb/note
 * does. The same text always gets the same signature.
 */
public final class NoteSigner {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final PrivateKey privateKey;
    private final NoteKey publicKey;

    private NoteSigner(String name, byte[] seed) {
        this.seed = seed.clone();
        try {
            this.privateKey =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            this.publicKey = new NoteKey(name, publicKey(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do Ed25519", e);
        }
    }

    /** With a new key. */
    public static NoteSigner generate(String name) {
        var seed = new byte[NoteKey.KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        return new NoteSigner(name, seed);
    }

    /**
     * @throws NoteException if it is no private key; the message says nothing of it
     */
    public static NoteSigner parse(String text) {
        String[] parts = text.strip().split("\\+", 5);
        if (!text.startsWith(PREFIX) || parts.length != 5) {
            throw new NoteException("A private key has the form PRIVATE+KEY+name+hash+key");
        }
        var signer = new NoteSigner(parts[2], NoteKey.untyped(parts[4]));
        if (!HexFormat.of().formatHex(signer.publicKey.id()).equals(parts[3])) {
            throw new NoteException("The private key of %s is damaged".formatted(parts[2]));
        }
        return signer;
    }

    public NoteKey publicKey() {
        return publicKey;
    }

    /** The whole key, secret; to be kept where nobody else reads it. */
    public String privateKey() {
        return PREFIX
                + publicKey.name()
                + '+'
                + HexFormat.of().formatHex(publicKey.id())
                + '+'
                + Base64.getEncoder().encodeToString(NoteKey.typed(seed));
    }

    /** A note with that one signature, as it is written. */
    public String sign(Checkpoint checkpoint) {
        return sign(checkpoint.text());
    }

    String sign(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text.getBytes(UTF_8));
            return new SignedNote(
                            text,
                            List.of(
                                    new SignedNote.Signature(
                                            publicKey.name(), publicKey.id(), ed25519.sign())))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot do Ed25519", e);
        }
    }

    /** The JDK only makes both halves together, of what it takes for chance. */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        KeyPair pair = generator.generateKeyPair();
        byte[] x509 = ((EdECPublicKey) pair.getPublic()).getEncoded();
        return Arrays.copyOfRange(x509, x509.length - NoteKey.KEY_BYTES, x509.length);
    }

    /** No chance at all. */
    private static final class Given extends SecureRandom {

        private final transient byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "signer of " + publicKey;
    }
}
