package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * The right to write a partition's events into a set of tables, until somebody else claims it.
 *
 * @param last what was applied before, if anything
 */
record Claim(TableSet tables, int partition, long epoch, @Nullable Mark last) {}
