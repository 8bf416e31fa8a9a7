package dev.lectern.command.relay;

import dev.lectern.command.relay.sealing.Ground;
import dev.lectern.command.relay.sealing.Sealing;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Copies the log to Kafka, position after position. Every failure leads back to the start: take the
 * lease, fence, read how far the topic is, go on from there. Nothing is remembered in between, but
 * which event Kafka refused.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 1000;
    private static final Duration CONFIRM = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_PAUSES = 10;

    /** After which a topic that a broker does not know is no news that has yet to spread. */
    private static final int ATTEMPTS_AT_UNKNOWN_TOPIC = 10;

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
    private final Sealing sealing;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Reporting reporting = new Reporting();

    /** The last event that Kafka refused, which goes alone, and those before it without it. */
    private long refused;

    private int unknownTopic;

    Relay(
            EventLog log,
            Lease lease,
            Supplier<RelayTopics> topics,
            ProgressReader progress,
            Supplier<RelayProducer> producers,
            Sealing sealing) {
        this.log = log;
        this.lease = lease;
        this.topics = topics;
        this.progress = progress;
        this.producers = producers;
        this.sealing = sealing;
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
        return reporting.status();
    }

    /**
     * How many events of the store are not on the topic yet, as far as this instance has heard;
     * {@code NaN} where it does not know how far the topic is.
     */
    double behind() {
        Status now = status();
        return switch (now.state()) {
            case STARTING, STANDBY, STOPPED -> Double.NaN;
            case RELAYING -> Math.max(0, log.announced() - now.position());
            case WAITING, HALTED ->
                    now.position() == 0
                            ? Double.NaN
                            : Math.max(0, log.announced() - now.position());
        };
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            int halts = 0;
            do {
                attempt();
                halts = status().state() == State.HALTED ? halts + 1 : 0;
                // Not to be woken by the log: under load it would never pause.
            } while (!closing.await(pause(halts).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
            reporting.idle(State.STOPPED, null);
        }
    }

    /** A start costs Kafka something, and whoever must look does not come at once. */
    private static Duration pause(int halts) {
        return PAUSE.multipliedBy(Math.clamp(halts, 1, MOST_PAUSES));
    }

    private void attempt() throws InterruptedException {
        try {
            if (lease.acquire()) {
                relay();
            } else {
                reporting.idle(State.STANDBY, null);
                sealing.standBy();
            }
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            reporting.idle(State.STANDBY, "another instance has taken over");
        } catch (UnknownTopicOrPartitionException e) {
            unknownTopic++;
            LOG.debug("Not every broker knows yet of a topic that was just created", e);
            if (unknownTopic > ATTEMPTS_AT_UNKNOWN_TOPIC) {
                reporting.idle(State.WAITING, Failures.describe(e));
            }
        } catch (TopicReplacedException e) {
            LOG.warn("The relay starts over: {}", e.getMessage());
        } catch (RelayHaltedException e) {
            if (e instanceof RecordRefusedException record) {
                refused = record.position();
            }
            reporting.idle(State.HALTED, e.getMessage());
        } catch (RuntimeException e) {
            reporting.idle(
                    Failures.isRefusal(e) ? State.HALTED : State.WAITING, Failures.describe(e));
        }
    }

    private void relay() throws InterruptedException {
        try (var renewal = new LeaseRenewal(lease);
                RelayTopics found = topics.get();
                RelayProducer producer = producers.get();
                var _ = log.onAppend(wakeUps::release)) {
            var turn = new Turn(log, found, progress, producer);
            unknownTopic = 0;
            sealing.begin(ground(found, producer));
            long confirmed = System.nanoTime();
            while (!isClosed() && renewal.isHeld()) {
                if (System.nanoTime() - confirmed > CONFIRM.toNanos()) {
                    turn.confirmTopic();
                    confirmed = System.nanoTime();
                }
                wakeUps.drainPermits();
                long started = System.nanoTime();
                List<StoredEvent> events = together(turn.next(BATCH));
                if (!events.isEmpty()) {
                    turn.relay(events);
                    sealing.relayed(events);
                }
                reporting.relaying(turn.position());
                Sealing.Next next = sealing.step(turn.position());
                if (next == Sealing.Next.START_OVER) {
                    return;
                }
                if (events.isEmpty() && next == Sealing.Next.WAIT) {
                    var _ = wakeUps.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                } else if (!events.isEmpty() && events.size() < BATCH) {
                    TimeUnit.NANOSECONDS.sleep(started + PACE.toNanos() - System.nanoTime());
                }
            }
        } finally {
            sealing.end();
        }
    }

    private Ground ground(RelayTopics found, RelayProducer producer) {
        return new Ground() {
            @Override
            public String topic() {
                return found.ensureCheckpoints();
            }

            @Override
            public Optional<String> progress() {
                return progress.lastSealed();
            }

            @Override
            public boolean findsCheckpoints() {
                return progress.findsCheckpoints();
            }

            @Override
            public long publish(String part, String sealed) {
                return producer.seal(part, sealed);
            }
        };
    }

    /** Those that can go in one transaction. */
    private List<StoredEvent> together(List<StoredEvent> events) {
        if (events.isEmpty() || events.getFirst().position() > refused) {
            return events;
        }
        List<StoredEvent> before =
                events.stream().takeWhile(event -> event.position() < refused).toList();
        return before.isEmpty() ? events.subList(0, 1) : before;
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
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
        closing.countDown();
        wakeUps.release();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
