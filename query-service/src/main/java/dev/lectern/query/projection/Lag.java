package dev.lectern.query.projection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;

/** How many records the topic has beyond those read, and that the tables know it. */
final class Lag {

    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Progress progress;
    private volatile long records;
    private @Nullable Claim toldUnder;
    private long told;
    private long due = System.nanoTime();

    Lag(Progress progress) {
        this.progress = progress;
    }

    /** 0 also as long as it is unknown. */
    long records() {
        return records;
    }

    /** Tells it about once a second, where it has changed. */
    void note(Claim claim, long now) {
        records = now;
        boolean known = claim.equals(toldUnder) && now == told;
        if (known || System.nanoTime() - due < 0) {
            return;
        }
        due = System.nanoTime() + BETWEEN.toNanos();
        try {
            progress.behind(claim, now);
            toldUnder = claim;
            told = now;
        } catch (SQLException e) {
            LOG.debug("Could not tell how far behind partition {} is", claim.partition(), e);
        }
    }
}
