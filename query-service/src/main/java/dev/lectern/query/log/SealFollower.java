package dev.lectern.query.log;

import dev.lectern.query.log.SealCheck.Outcome;
import dev.lectern.query.log.SealStatus.State;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Follows what is sealed, as far as it is what was received, and stops where it is not. Every
 * instance does: whoever is first takes a record.
 */
final class SealFollower implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SealFollower.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration NO_TOPIC = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final TopicPartition partition;
    private final Supplier<@Nullable String> topicId;
    private final Supplier<Consumer<String, String>> consumers;
    private final SealedLog log;
    private final SealCheck check;
    private final BooleanSupplier caughtUp;
    private final Duration patience;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable String followed;
    private long gapAt;
    private volatile SealStatus status = new SealStatus(State.WAITING, 0, "not looked at yet");
    private volatile @Nullable Consumer<String, String> current;

    /**
     * @param topicId which the topic is; another one with the same name has another id. Null if
     *     there is none
     * @param caughtUp whether all events that were published were received, as far as is known
     * @param patience with an event that was sealed and, for all that is known, not published
     */
    SealFollower(
            String topic,
            Supplier<@Nullable String> topicId,
            Supplier<Consumer<String, String>> consumers,
            SealedLog log,
            SealCheck check,
            BooleanSupplier caughtUp,
            Duration patience) {
        this.partition = new TopicPartition(topic, 0);
        this.topicId = topicId;
        this.consumers = consumers;
        this.log = log;
        this.check = check;
        this.caughtUp = caughtUp;
        this.patience = patience;
        this.thread = Thread.ofPlatform().name("seals").unstarted(this);
    }

    void start() {
        thread.start();
    }

    SealStatus status() {
        return status;
    }

    @Override
    public void run() {
        while (!isClosed()) {
            try {
                String found = topicId.get();
                if (found == null) {
                    become(State.WAITING, "There is no topic " + partition.topic());
                    pause(NO_TOPIC);
                } else {
                    if (followed != null && !followed.equals(found)) {
                        startOver(); // perhaps exactly as long as what was read of the one before
                    }
                    followed = found;
                    follow();
                }
            } catch (WakeupException e) {
                LOG.debug("Woken up to end");
            } catch (MismatchException e) {
                become(State.STOPPED, e.getMessage());
            } catch (RuntimeException e) {
                become(State.WAITING, e.toString());
            }
            pause(RETRY);
        }
    }

    private void follow() {
        try (Consumer<String, String> consumer = consumers.get()) {
            current = consumer;
            consumer.assign(List.of(partition));
            consumer.seek(partition, log.progress().nextOffset());
            while (!isClosed()) {
                if (!step(consumer)) {
                    startOver();
                    consumer.seekToBeginning(List.of(partition));
                }
            }
        } finally {
            current = null;
        }
    }

    private void startOver() {
        LOG.warn("The topic {} is another than before: it is compared", partition.topic());
        log.startOver();
    }

    /**
     * @return whether that is the topic that it was
     */
    private boolean step(Consumer<String, String> consumer) {
        List<ConsumerRecord<String, String>> records;
        try {
            records = consumer.poll(POLL).records(partition);
        } catch (InvalidOffsetException _) {
            return false;
        }
        for (ConsumerRecord<String, String> record : records) {
            if (!take(record)) {
                return false;
            }
        }
        if (status.state() != State.STOPPED) { // else only once that record is taken
            following(log.progress().tree().size());
        }
        return true;
    }

    private boolean take(ConsumerRecord<String, String> record) {
        long since = System.nanoTime();
        while (!isClosed()) {
            switch (check.take(record.offset(), record.value())) {
                case Outcome.Taken taken -> {
                    following(taken.size());
                    return true;
                }
                case Outcome.Gap gap -> {
                    if (gapAt == gap.position()) {
                        throw new MismatchException(
                                "The event at position %d was not sealed, and those behind it were"
                                        .formatted(gap.position()));
                    }
                    gapAt = gap.position();
                    return false;
                }
                case Outcome.Lacking lacking -> {
                    if (!caughtUp.getAsBoolean()) {
                        since = System.nanoTime();
                    } else if (System.nanoTime() - since >= patience.toNanos()) {
                        throw new MismatchException(
                                "The event at position %d was not received as it was sealed"
                                        .formatted(lacking.position()));
                    }
                    pause(PAUSE);
                }
            }
        }
        return true;
    }

    private void following(long size) {
        if (status.state() != State.FOLLOWING) {
            LOG.info("The log is followed, from position {} on", size + 1);
        }
        status = new SealStatus(State.FOLLOWING, size, null);
    }

    private void become(State state, @Nullable String reason) {
        SealStatus before = status;
        if (state == State.STOPPED && !Objects.equals(reason, before.reason())) {
            LOG.error(
                    "What was sealed is not followed after position {}: {}", before.size(), reason);
        } else if (before.state() == State.FOLLOWING) {
            LOG.warn("What is sealed is not followed at the moment: {}", reason);
        }
        status = new SealStatus(state, before.size(), reason);
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Ends early if it is closed. */
    private void pause(Duration pause) {
        try {
            boolean _ = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Consumer<String, String> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
