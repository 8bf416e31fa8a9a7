package dev.lectern.eventstore.write;

import java.time.Instant;

/**
 * The end of the log, read under the lock.
 *
 * @param position of the last event, 0 if there is none
 * @param recordedAt for what is appended next: now by the database's clock, but not before the last
 *     event's
 */
record Head(long position, Instant recordedAt) {}
