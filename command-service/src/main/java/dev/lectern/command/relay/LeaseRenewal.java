package dev.lectern.command.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a lease while it is open, however long Kafka takes for a batch: whoever is only slow is not
 * to be fenced. A process that is stopped does not renew either.
 */
final class LeaseRenewal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);
    private static final Duration PAUSE = Lease.DURATION.dividedBy(3);

    private final Lease lease;
    private final ScheduledExecutorService timer;
    private volatile boolean held = true;

    /**
     * @param lease held at the moment
     */
    LeaseRenewal(Lease lease) {
        this.lease = lease;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("relay-lease").daemon().factory());
        var _ =
                timer.scheduleWithFixedDelay(
                        this::renew, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether nobody else has taken it, as far as is known. */
    boolean isHeld() {
        return held;
    }

    private void renew() {
        try {
            // Once lost is lost: somebody else has relayed since.
            held = held && lease.acquire();
        } catch (RuntimeException e) {
            LOG.debug("The lease could not be renewed; it is tried again", e);
        }
    }

    /** Renews it no more; it is held on until it expires or is released. */
    @Override
    public void close() {
        timer.close();
    }
}
