package dev.lectern.query.projection;

import java.time.Duration;

/**
 * Decides how much room rebuilding leaves for live reads and writes: none while there are hardly
 * any, else most of the time, and less and less where it would never be done at that. Looked at
 * about once a second.
 */
final class Throttle {

    /** Live events and reads in a second from which on there is somebody to leave room for. */
    private static final long BUSY = 10;

    /** A quarter of one thread's time for rebuilding, all in all. */
    private static final double GENTLE = 3;

    private static final Duration TIME_TO_GAIN = Duration.ofSeconds(20);

    private double gentle = GENTLE;
    private long lastDone = -1;
    private long least = Long.MAX_VALUE;
    private long gained;

    /**
     * @param now in nanoseconds, of any origin
     * @param done how many live events were applied and reads answered ever
     * @param behind how many records rebuilding has yet to read
     * @return how long to rest after a piece of work, in multiples of what it took
     */
    double rest(long now, long done, long behind) {
        if (behind < least || least == Long.MAX_VALUE) {
            least = behind;
            gained = now;
        } else if (now - gained >= TIME_TO_GAIN.toNanos()) {
            gentle /= 2;
            gained = now;
        }
        boolean busy = lastDone >= 0 && done - lastDone >= BUSY;
        lastDone = done;
        return busy ? gentle : 0;
    }
}
