package dev.lectern.command.relay;

import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;

import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Copies the log to Kafka, position after position. Every failure leads back to the start: take the
 * lease, fence, read how far the topic is, go on from there. Nothing is remembered in between.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 1000;
    private static final Duration RENEWAL = Lease.DURATION.dividedBy(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Between the beginnings of two transactions that are not full. Each costs a reader of every
     * partition as much as a hundred events do, so under load what comes in a few milliseconds goes
     * together.
     */
    private static final Duration PACE = Duration.ofMillis(20);

    private final EventLog log;
    private final Lease lease;
    private final Supplier<RelayTopics> topics;
    private final ProgressReader progress;
    private final Supplier<RelayProducer> producers;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile Status status = new Status(State.STARTING, 0, null);

    Relay(
            EventLog log,
            Lease lease,
            Supplier<RelayTopics> topics,
            ProgressReader progress,
            Supplier<RelayProducer> producers) {
        this.log = log;
        this.lease = lease;
        this.topics = topics;
        this.progress = progress;
        this.producers = producers;
        this.thread = Thread.ofPlatform().name("relay").unstarted(this::run);
    }

    /** What the relay is doing. */
    enum State {
        STARTING,
        /** Another instance relays. */
        STANDBY,
        RELAYING,
        /** PostgreSQL or Kafka cannot be reached; it goes on by itself. */
        WAITING,
        /** Going on would skip or repeat something: somebody must look. */
        HALTED,
        STOPPED
    }

    /**
     * @param position the last one that this instance has relayed
     * @param reason why it waits or has halted
     */
    record Status(State state, long position, @Nullable String reason) {}

    Status status() {
        return status;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (var _ = log.onAppend(wakeUps::release)) {
            while (!closed) {
                try {
                    if (lease.acquire()) {
                        relay();
                    } else {
                        report(State.STANDBY, null);
                    }
                } catch (ProducerFencedException | InvalidProducerEpochException e) {
                    report(State.STANDBY, "another instance has taken over");
                } catch (UnknownTopicOrPartitionException e) {
                    LOG.debug("Not every broker knows yet of a topic that was just created", e);
                } catch (TopicReplacedException e) {
                    LOG.warn("The relay starts over: {}", e.getMessage());
                } catch (RelayHaltedException e) {
                    report(State.HALTED, e.getMessage());
                } catch (RuntimeException e) {
                    report(State.WAITING, e.toString());
                }
                await(PAUSE);
            }
        } finally {
            release();
            report(State.STOPPED, null);
        }
    }

    private void relay() {
        try (RelayTopics found = topics.get();
                RelayProducer producer = producers.get()) {
            var turn = new Turn(log, found, progress, producer);
            status = new Status(State.RELAYING, turn.position(), null);
            LOG.info("Relaying from position {}", turn.position());
            long renewed = System.nanoTime();
            while (!closed) {
                if (System.nanoTime() - renewed > RENEWAL.toNanos()) {
                    if (!lease.acquire()) {
                        return;
                    }
                    turn.confirmTopic();
                    renewed = System.nanoTime();
                }
                wakeUps.drainPermits();
                long started = System.nanoTime();
                List<StoredEvent> events = turn.next(BATCH);
                if (events.isEmpty()) {
                    await(RENEWAL.dividedBy(2));
                } else {
                    turn.relay(events);
                    status = new Status(State.RELAYING, turn.position(), null);
                    if (events.size() < BATCH) {
                        pauseUntil(started + PACE.toNanos());
                    }
                }
            }
        }
    }

    private void report(State state, @Nullable String reason) {
        Status before = status;
        status = new Status(state, before.position(), reason);
        if (before.state() == state && Objects.equals(before.reason(), reason)) {
            return;
        }
        switch (state) {
            case HALTED ->
                    LOG.error("The relay has halted at position {}: {}", before.position(), reason);
            case WAITING -> LOG.warn("The relay waits: {}", reason);
            default -> LOG.info("The relay is {}", state);
        }
    }

    private void await(Duration atMost) {
        try {
            wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void pauseUntil(long nanoTime) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void release() {
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.debug("The lease was not released; it expires", e);
        }
    }

    /** Ends after the batch at hand. */
    @Override
    public void close() {
        closed = true;
        wakeUps.release();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
