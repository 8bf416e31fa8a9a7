package dev.lectern.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** One version of a feed, encoded once for all who read it. */
final class Frame {

    private static final int HASH_BYTES = 12;

    private final long version;
    private final String hash;
    private final byte[] snapshot;
    private final byte[] change;
    private final @Nullable Instant validUntil;

    private Frame(
            long version,
            String hash,
            byte[] snapshot,
            byte[] change,
            @Nullable Instant validUntil) {
        this.version = version;
        this.hash = hash;
        this.snapshot = snapshot;
        this.change = change;
        this.validUntil = validUntil;
    }

    static Frame of(Content content) {
        String hash = hash(content.json().getBytes(UTF_8));
        String rest = "\nid: %d-%s\ndata: ".formatted(content.version(), hash) + content.json();
        return new Frame(
                content.version(),
                hash,
                ("event: snapshot" + rest + "\n\n").getBytes(UTF_8),
                ("event: change" + rest + "\n\n").getBytes(UTF_8),
                content.validUntil());
    }

    private static String hash(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM cannot do SHA-256", e);
        }
    }

    /** The same, for as long as it is now known to stay so. */
    Frame until(@Nullable Instant end) {
        return new Frame(version, hash, snapshot, change, end);
    }

    long version() {
        return version;
    }

    /** Of what is in it: what is the same has the same one wherever it was made. */
    String hash() {
        return hash;
    }

    @Nullable Instant validUntil() {
        return validUntil;
    }

    /** The event of it for one who has none before it. */
    byte[] snapshot() {
        return snapshot;
    }

    /** The event of it for one who has an older one. */
    byte[] change() {
        return change;
    }
}
