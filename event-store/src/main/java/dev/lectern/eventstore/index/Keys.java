package dev.lectern.eventstore.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 64-bit keys of a tag, alone or with a type. They are stored: the computation must never change.
 * Two texts may share a key, so whatever a key finds is matched again.
 */
public final class Keys {

    private Keys() {}

    /** The key of all events with the tag; in memory only. */
    public static long of(String tag) {
        return hash(tag);
    }

    /** The key of the events with both. */
    public static long of(String tag, String type) {
        return hash(tag + '\u001f' + type);
    }

    private static long hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
