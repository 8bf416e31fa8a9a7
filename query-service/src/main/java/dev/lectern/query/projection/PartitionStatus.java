package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * Where an instance stands with a partition that it follows.
 *
 * @param reason why it waits or is stopped
 * @param position of the last applied event; 0 before the first
 */
record PartitionStatus(
        String readModel, int partition, State state, @Nullable String reason, long position) {

    enum State {
        /** Applies what comes. */
        FOLLOWING,
        /** Tries again by itself. */
        WAITING,
        /** Goes on only when somebody says so. */
        STOPPED
    }
}
