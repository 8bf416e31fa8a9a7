package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AppendOutcomeUnknownException;
import dev.lectern.eventstore.Deadline;
import dev.lectern.eventstore.EventStoreSettings;
import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.index.Condition;
import dev.lectern.eventstore.index.Translated;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** The callers' side of group commit: prepare, queue, wait. */
public final class Appends {

    /** An append that is ready to be queued. */
    public static final class Prepared {

        private final @Nullable Condition condition;
        private final List<Draft> drafts;

        private Prepared(@Nullable Condition condition, List<Draft> drafts) {
            this.condition = condition;
            this.drafts = drafts;
        }
    }

    private final Drafting drafting;
    private final AppendQueue queue;
    private final Duration timeout;

    public Appends(Drafting drafting, AppendQueue queue, EventStoreSettings settings) {
        this.drafting = drafting;
        this.queue = queue;
        this.timeout = settings.appendTimeout();
    }

    /** Converts and validates on the caller's thread. */
    public Prepared prepare(
            AppendCondition condition, Translated translated, List<TaggedEventMessage<?>> events) {
        return new Prepared(Condition.of(condition, translated), drafting.drafts(events));
    }

    /**
     * Queues the append and parks the calling thread until it is answered; returns the last
     * position.
     */
    public long commit(Prepared append, @Nullable IdempotencyKey key, @Nullable Deadline deadline) {
        var request = new AppendRequest(append.condition, append.drafts, key, deadline);
        queue.add(request);
        if (!request.await(System.nanoTime() + timeout.toNanos())) {
            if (request.withdraw()) {
                throw new EventStoreUnavailableException(
                        "The append was not stored: the writer had not taken it when its caller stopped waiting",
                        null);
            }
            if (!request.isAnswered()) {
                request.abandon();
                throw new AppendOutcomeUnknownException(
                        "The append was being stored when its caller stopped waiting; repeat it with the same idempotency key");
            }
        }
        return request.result();
    }
}
