package dev.lectern.eventstore;

import org.axonframework.common.IdentifierFactory;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Gives messages UUIDs of version 7 (RFC 9562), which begin with the time: the unique index of the
 * events' ids then grows at its end, where random ones would touch a page of their own for each
 * event. The other 74 bits are random, and those of one id say nothing of those of another: where
 * hashes of events are public, they are what nobody can guess. Axon finds it by its service file.
 */
public final class TimeOrderedIdentifierFactory extends IdentifierFactory {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** For 256 ids: to ask for each takes as long as a hash. */
    private static final int AT_ONCE = 4_096;

    private final SecureRandom source = new SecureRandom();
    private final byte[] bytes = new byte[AT_ONCE];
    private final ByteBuffer random = ByteBuffer.wrap(bytes).limit(0);

    @Override
    public String generateIdentifier() {
        return next(System.currentTimeMillis()).toString();
    }

    UUID next(long millis) {
        long most;
        long least;
        synchronized (this) {
            if (!random.hasRemaining()) {
                source.nextBytes(bytes);
                random.clear();
            }
            most = random.getLong();
            least = random.getLong();
        }
        return new UUID(millis << 16 | VERSION | (most & 0xfff), VARIANT | least >>> 2);
    }
}
