package dev.lectern.eventstore;

import org.axonframework.common.IdentifierFactory;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives messages UUIDs of version 7 (RFC 9562), which begin with the time: the unique index of the
 * events' ids then grows at its end, where random ones would touch a page of their own for each
 * event. Axon finds it by its service file.
 */
public final class TimeOrderedIdentifierFactory extends IdentifierFactory {

    private static final long STEP = 0x9e3779b97f4a7c15L; // odd: runs through all numbers
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong sequence = new AtomicLong(new SecureRandom().nextLong());

    @Override
    public String generateIdentifier() {
        return next(System.currentTimeMillis()).toString();
    }

    /** No two of a process are equal, whatever the clock does. */
    UUID next(long millis) {
        long random = mixed(sequence.getAndAdd(STEP));
        return new UUID(millis << 16 | VERSION | (random & 0xfff), VARIANT | random >>> 2);
    }

    /** SplitMix64's finish: one to one, so different numbers stay different. */
    private static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
