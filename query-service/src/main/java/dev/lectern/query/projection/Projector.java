package dev.lectern.query.projection;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Feeds the partitions that Kafka assigns to this instance into one set of tables. Kafka says who
 * reads a partition; where from is in the tables. Nothing is committed to Kafka.
 */
final class Projector implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    private static final int GENTLE_BATCH = 100;

    private final String name;
    private final String topic;
    private final Supplier<Consumer<String, String>> consumers;
    private final IntFunction<Follower> newFollower;
    private final Delivery delivery;
    private final Map<TopicPartition, Follower> followers = new ConcurrentHashMap<>();
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    private volatile boolean closed;
    private volatile double restForWork;
    private volatile @Nullable Consumer<String, String> current;

    Projector(
            String name,
            String topic,
            Supplier<Consumer<String, String>> consumers,
            IntFunction<Follower> newFollower,
            Delivery delivery) {
        this.name = name;
        this.topic = topic;
        this.consumers = consumers;
        this.newFollower = newFollower;
        this.delivery = delivery;
        this.thread = Thread.ofPlatform().name("projector-" + name).unstarted(this);
    }

    void start() {
        thread.start();
    }

    Collection<Follower> followers() {
        return followers.values();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void run() {
        while (!closed) {
            try (Consumer<String, String> consumer = consumers.get()) {
                current = consumer;
                consumer.subscribe(List.of(topic), new Assignment(consumer));
                while (!closed) {
                    step(consumer);
                    backoff.reset();
                }
            } catch (WakeupException e) {
                LOG.debug("{} is woken up to end", name);
            } catch (RuntimeException e) {
                LOG.error("{} starts over, its consumer failed", name, e);
                pause(backoff.next());
            } finally {
                current = null;
                followers.clear();
            }
        }
    }

    private void step(Consumer<String, String> consumer) {
        followers.forEach((partition, follower) -> {
            follower.confirm();
            if (follower.wantsClaim()) {
                claim(consumer, partition, follower);
            }
        });
        ConsumerRecords<String, String> polled;
        try {
            polled = consumer.poll(untilOverdue());
        } catch (InvalidOffsetException e) {
            e.partitions().forEach(p -> outOfRange(consumer, p));
            return;
        }
        var records = new HashMap<Follower, List<ConsumerRecord<String, String>>>();
        for (TopicPartition partition : polled.partitions()) {
            Follower follower = followers.get(partition);
            if (follower != null) {
                List<ConsumerRecord<String, String>> its = polled.records(partition);
                consumer.currentLag(partition)
                        .ifPresent(behind -> follower.lagsBehind(behind + its.size()));
                records.put(follower, its);
            }
        }
        followers.values().stream()
                .filter(Follower::isOverdue)
                .forEach(follower -> records.putIfAbsent(follower, List.of()));
        feed(records);
        followers.forEach((partition, follower) -> {
            if (!follower.isFollowing()) {
                consumer.pause(Set.of(partition));
            }
            consumer.currentLag(partition).ifPresent(follower::lagsBehind);
        });
    }

    private Duration untilOverdue() {
        Duration until = POLL;
        for (Follower follower : followers.values()) {
            until = follower.untilOverdue(until);
        }
        return until;
    }

    private void feed(Map<Follower, List<ConsumerRecord<String, String>>> records) {
        if (restForWork > 0) {
            records.forEach(this::feedGently);
        } else if (!closed) {
            delivery.deliver(records);
        }
    }

    /** Bit by bit, to leave room for others. */
    private void feedGently(Follower follower, List<ConsumerRecord<String, String>> records) {
        int from = 0;
        do {
            int to = Math.min(from + GENTLE_BATCH, records.size());
            long started = System.nanoTime();
            delivery.deliver(Map.of(follower, records.subList(from, to)));
            rest((long) (restForWork * (System.nanoTime() - started)));
            from = to;
        } while (from < records.size() && follower.isFollowing() && !closed);
    }

    /**
     * Makes it leave room for others.
     *
     * @param rest for how long it rests after a piece of work, in multiples of what that took
     */
    void restForWork(double rest) {
        restForWork = rest;
    }

    private void claim(
            Consumer<String, String> consumer, TopicPartition partition, Follower follower) {
        Long start = follower.claim();
        if (start == null) {
            return;
        }
        try {
            follower.compare(
                    offset(consumer.beginningOffsets(Set.of(partition)), partition),
                    offset(consumer.endOffsets(Set.of(partition)), partition));
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            follower.postpone("The topic cannot be read. " + Failure.describe(e));
        }
        if (follower.isFollowing()) {
            consumer.seek(partition, start);
            consumer.resume(Set.of(partition));
        }
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private void outOfRange(Consumer<String, String> consumer, TopicPartition partition) {
        Follower follower = followers.get(partition);
        if (follower != null && follower.isFollowing()) {
            follower.stop(
                    "The topic no longer has the offset to read next. It was lost or replaced: the read model must be rebuilt");
        }
        park(consumer, partition);
    }

    /** A position that is never read from keeps the consumer from looking for a better one. */
    private static void park(Consumer<String, String> consumer, TopicPartition partition) {
        consumer.seek(partition, 0);
        consumer.pause(Set.of(partition));
    }

    /** Never so long that Kafka would take it for dead. */
    private void rest(long nanos) {
        Duration rest = Duration.ofNanos(nanos);
        pause(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the batch in hand and leaves the group, so that others take over at once. */
    @Override
    public void close() {
        closed = true;
        Consumer<String, String> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (!thread.join(CLOSING)) {
                LOG.warn("{} does not end; its next batch will fail", name);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {

        private final Consumer<String, String> consumer;

        Assignment(Consumer<String, String> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                park(consumer, partition);
                followers.put(partition, newFollower.apply(partition.partition()));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(followers::remove);
        }
    }
}
