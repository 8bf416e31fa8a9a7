package dev.lectern.eventstore;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * A time from which on an append comes too late, by the database's clock. To be put on the
 * processing context as {@link PostgresEventStorageEngine#DEADLINE} before the append is committed;
 * it is checked under the lock, against the very time that the events would be recorded at.
 *
 * @param time nothing of the append is recorded at it or later
 * @param refusal what the append then fails with; called on the writer's thread, at most once
 */
public record Deadline(Instant time, Supplier<? extends RuntimeException> refusal) {}
