package dev.lectern.query.log;

import org.jspecify.annotations.Nullable;

/**
 * Where this instance stands with what is sealed.
 *
 * @param size how many events are sealed and checked
 * @param reason why it does not go on at the moment
 */
record SealStatus(State state, long size, @Nullable String reason) {

    enum State {
        FOLLOWING,
        /** For something that comes by itself, or never where nothing is sealed. */
        WAITING,
        /** What was sealed is not what was received; it looks again by itself. */
        STOPPED
    }
}
