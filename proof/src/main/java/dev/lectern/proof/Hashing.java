package dev.lectern.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of RFC 9162, section 2.1.1, with SHA-256. It keeps its digest, which costs as much to
 * get as a hash; not safe for use by several threads.
 */
public final class Hashing {

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private final MessageDigest digest = sha256();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM knows SHA-256", e);
        }
    }

    /** The root of a tree without leaves. */
    public Hash empty() {
        return Hash.digested(digest);
    }

    public Hash leaf(byte[] data) {
        digest.update(LEAF);
        digest.update(data);
        return Hash.digested(digest);
    }

    public Hash node(Hash left, Hash right) {
        digest.update(NODE);
        left.addTo(digest);
        right.addTo(digest);
        return Hash.digested(digest);
    }

    /** Without any prefix. */
    Hash plain(byte[] data) {
        digest.update(data);
        return Hash.digested(digest);
    }
}
