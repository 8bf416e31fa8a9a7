package dev.lectern.query.trail;

import dev.lectern.access.Passes.Pass;
import dev.lectern.web.Problem;

import java.time.Duration;

/** Whether somebody may still see what they were let through to; asked again every second. */
final class Leave {

    private static final Duration CHECK = Duration.ofSeconds(1);

    /** How long rights may be unknown until that is as good as none. */
    private static final Duration DOUBT = Duration.ofSeconds(10);

    private static final int FIRST_FAILURE_OF_OURS = 500;

    private final Pass pass;
    private long checkedAt = System.nanoTime();
    private long knownAt = checkedAt;

    Leave(Pass pass) {
        this.pass = pass;
    }

    /**
     * @param now by {@link System#nanoTime}
     */
    boolean lasts(long now) {
        if (now - checkedAt < CHECK.toNanos()) {
            return true;
        }
        checkedAt = now;
        try {
            pass.standing();
            knownAt = now;
            return true;
        } catch (Problem e) {
            return e.code().status() >= FIRST_FAILURE_OF_OURS && now - knownAt < DOUBT.toNanos();
        }
    }
}
