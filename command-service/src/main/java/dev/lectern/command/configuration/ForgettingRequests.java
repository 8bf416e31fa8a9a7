package dev.lectern.command.configuration;

import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.EventStoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forgets the names of requests, not their events, long after anybody repeats them. */
final class ForgettingRequests implements AutoCloseable {

    /** Twice what is promised, as clocks of machines differ. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingRequests.class);

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("forgetting-requests").daemon().factory());

    ForgettingRequests(EventLog log) {
        var _ = clock.scheduleWithFixedDelay(() -> forget(log), 1, 60, TimeUnit.MINUTES);
    }

    private static void forget(EventLog log) {
        try {
            long forgotten = log.forgetKeysBefore(Instant.now().minus(KEPT));
            LOG.debug("Forgot the names of {} requests", forgotten);
        } catch (EventStoreUnavailableException e) {
            LOG.warn("The names of old requests could not be forgotten: {}", e.toString());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
