package dev.lectern.query.live;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What those see who watch.
 *
 * @param version read together with the rest
 * @param json one line of it: an answer as a read gives it
 * @param validUntil when it will be something else without a new version, if it will
 */
public record Content(long version, String json, @Nullable Instant validUntil) {}
