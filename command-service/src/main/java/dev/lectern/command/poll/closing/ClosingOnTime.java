package dev.lectern.command.poll.closing;

import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Dispatcher;
import dev.lectern.command.dispatching.FactReader;
import dev.lectern.command.poll.rounds.CloseRound;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Closes rounds soon after their closing time, so that everybody is told; no ballot is recorded at
 * it or later anyway. Every instance does so, and the rounds are closed once.
 */
public final class ClosingOnTime implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final String ACTOR = "service:closing";
    private static final Logger LOG = LoggerFactory.getLogger(ClosingOnTime.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("closing-on-time").daemon().factory());
    private final DueRounds rounds = new DueRounds();
    private final FactReader facts;
    private final Dispatcher dispatcher;
    private final Supplier<Instant> clock;
    private long position;

    /**
     * @param clock of the event store: a round closes by no other
     */
    public ClosingOnTime(FactReader facts, Dispatcher dispatcher, Supplier<Instant> clock) {
        this.facts = facts;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    public void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var page = facts.after(position, DueRounds.READS);
            page.facts().forEach(rounds::on);
            position = page.position();
            if (!rounds.isEmpty()) {
                rounds.at(clock.get()).forEach(this::close);
            }
        } catch (RuntimeException e) { // whatever it is, later it may be better
            LOG.warn("Rounds whose time has come are not closed yet", e);
        }
    }

    private void close(CloseRound due) {
        dispatcher.dispatch(() -> due, new Caller(ACTOR, UUID.randomUUID().toString()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
