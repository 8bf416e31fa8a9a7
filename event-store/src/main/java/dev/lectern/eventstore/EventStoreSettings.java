package dev.lectern.eventstore;

import java.time.Duration;

/**
 * What may be tuned; {@link #defaults()} suits most.
 *
 * @param maxBatch most appends in one transaction
 * @param tailSize events whose keys are kept in memory to check conditions without a query
 * @param queueCapacity most appends waiting for the writer
 * @param queueBytes most bytes of all appends waiting, counted like {@code maxEventBytes}; one that
 *     is larger is taken if nothing else waits
 * @param maxEventBytes most bytes of an event's payload, metadata and tags together, in UTF-8
 * @param pageSize most events that a read fetches at once
 * @param appendTimeout how long a caller waits for its append
 * @param transactionTimeout how long a node may hold the lock that orders all nodes
 * @param lockTimeout how long a batch waits for that lock
 * @param networkTimeout how long the writer waits for any answer of the database
 * @param pollInterval how often the log is asked for events of other nodes when no notification
 *     comes
 */
public record EventStoreSettings(
        int maxBatch,
        int tailSize,
        int queueCapacity,
        long queueBytes,
        int maxEventBytes,
        int pageSize,
        Duration appendTimeout,
        Duration transactionTimeout,
        Duration lockTimeout,
        Duration networkTimeout,
        Duration pollInterval) {

    public EventStoreSettings {
        positive("maxBatch", maxBatch);
        positive("tailSize", tailSize);
        positive("queueCapacity", queueCapacity);
        positive("queueBytes", queueBytes);
        positive("maxEventBytes", maxEventBytes);
        positive("pageSize", pageSize);
        positive("appendTimeout", appendTimeout.toMillis());
        positive("transactionTimeout", transactionTimeout.toMillis());
        positive("lockTimeout", lockTimeout.toMillis());
        positive("networkTimeout", networkTimeout.toMillis());
        positive("pollInterval", pollInterval.toMillis());
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }

    /**
     * Batches of 256, a tail of 50,000 events, a queue of 10,000 or 64 MiB, events up to 512 KiB.
     */
    public static EventStoreSettings defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Starts from the defaults. */
    public static final class Builder {

        private int maxBatch = 256;
        private int tailSize = 50_000;
        private int queueCapacity = 10_000;
        private long queueBytes = 64L << 20;
        private int maxEventBytes = 512 * 1024;
        private int pageSize = 1_000;
        private Duration appendTimeout = Duration.ofSeconds(10);
        private Duration transactionTimeout = Duration.ofMillis(1_500);
        private Duration lockTimeout = Duration.ofSeconds(4);
        private Duration networkTimeout = Duration.ofSeconds(6);
        private Duration pollInterval = Duration.ofMillis(250);

        private Builder() {}

        public Builder maxBatch(int appends) {
            this.maxBatch = appends;
            return this;
        }

        public Builder tailSize(int events) {
            this.tailSize = events;
            return this;
        }

        public Builder queueCapacity(int appends) {
            this.queueCapacity = appends;
            return this;
        }

        public Builder queueBytes(long bytes) {
            this.queueBytes = bytes;
            return this;
        }

        public Builder maxEventBytes(int bytes) {
            this.maxEventBytes = bytes;
            return this;
        }

        public Builder pageSize(int events) {
            this.pageSize = events;
            return this;
        }

        public Builder appendTimeout(Duration timeout) {
            this.appendTimeout = timeout;
            return this;
        }

        public Builder transactionTimeout(Duration timeout) {
            this.transactionTimeout = timeout;
            return this;
        }

        public Builder lockTimeout(Duration timeout) {
            this.lockTimeout = timeout;
            return this;
        }

        public Builder networkTimeout(Duration timeout) {
            this.networkTimeout = timeout;
            return this;
        }

        public Builder pollInterval(Duration interval) {
            this.pollInterval = interval;
            return this;
        }

        public EventStoreSettings build() {
            return new EventStoreSettings(
                    maxBatch,
                    tailSize,
                    queueCapacity,
                    queueBytes,
                    maxEventBytes,
                    pageSize,
                    appendTimeout,
                    transactionTimeout,
                    lockTimeout,
                    networkTimeout,
                    pollInterval);
        }
    }
}
