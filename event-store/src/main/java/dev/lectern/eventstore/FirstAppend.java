package dev.lectern.eventstore;

import java.time.Instant;

/**
 * The append that an idempotency key was first used for.
 *
 * @param fingerprint of the request that made it
 * @param firstPosition position of its first event
 * @param lastPosition position of its last event; the events between are all its own
 * @param recordedAt when it was stored
 */
public record FirstAppend(
        String fingerprint, long firstPosition, long lastPosition, Instant recordedAt) {}
