package dev.lectern.benchmarks.keynote;

/**
 * One that was acknowledged; times in nanoseconds from the beginning.
 *
 * @param due when it was to be sent, or could be at the earliest
 * @param acknowledged when its 2xx was there
 * @param attempts with the same key, until it was
 */
record Request(Kind kind, long due, long acknowledged, int attempts) {

    enum Kind {
        JOIN,
        VOTE,
        CHANGE,
        REPETITION
    }

    double millis() {
        return (acknowledged - due) / 1e6;
    }
}
