package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AlreadyAppendedException;
import dev.lectern.eventstore.IdempotencyKeyReusedException;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of the writer; all names start with {@code eventstore.}. */
public final class WriteMetrics implements AutoCloseable {

    private final MeterRegistry registry;
    private final AtomicInteger writing = new AtomicInteger();
    private final Gauge depth;
    private final Gauge taken;
    private final DistributionSummary batchSize;
    private final Timer commit;
    private final Counter conflicts;
    private final Counter repeated;
    private final Counter reused;
    private final Counter late;
    private final Counter retries;
    private final Counter queries;

    public WriteMetrics(MeterRegistry registry, AppendQueue queue) {
        this.registry = registry;
        depth =
                Gauge.builder("eventstore.queue.depth", queue, AppendQueue::size)
                        .description("Appends waiting for the writer")
                        .register(registry);
        taken =
                Gauge.builder("eventstore.writing", writing, AtomicInteger::get)
                        .description("Appends that the writer has taken and not answered yet")
                        .register(registry);
        batchSize =
                DistributionSummary.builder("eventstore.batch.events")
                        .description("Events stored by one transaction")
                        .register(registry);
        commit =
                Timer.builder("eventstore.commit")
                        .description("Time that COMMIT takes")
                        .register(registry);
        conflicts = refused("conflict");
        repeated = refused("repeated");
        reused = refused("reused");
        late = refused("late");
        retries =
                Counter.builder("eventstore.retries")
                        .description("Batches tried again after a failure")
                        .register(registry);
        queries =
                Counter.builder("eventstore.conditions.queried")
                        .description("Conditions with a marker older than what memory holds")
                        .register(registry);
    }

    private Counter refused(String reason) {
        return Counter.builder("eventstore.refused")
                .tag("reason", reason)
                .description(
                        "Appends refused: an event that the condition excludes, the same"
                                + " idempotency key again, the key of another request, or a"
                                + " deadline that has passed")
                .register(registry);
    }

    void writing(int appends) {
        writing.set(appends);
    }

    void stored(int events) {
        batchSize.record(events);
    }

    void refused(RuntimeException reason) {
        switch (reason) {
            case AlreadyAppendedException _ -> repeated.increment();
            case IdempotencyKeyReusedException _ -> reused.increment();
            case AppendEventsTransactionRejectedException _ -> conflicts.increment();
            default -> late.increment(); // in the words of whoever set the deadline
        }
    }

    void committed(long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void retried() {
        retries.increment();
    }

    void checkedByQuery() {
        queries.increment();
    }

    /** Makes room for those of an engine that takes this one's place in the registry. */
    @Override
    public void close() {
        for (Meter meter :
                List.of(
                        depth, taken, batchSize, commit, conflicts, repeated, reused, late, retries,
                        queries)) {
            registry.remove(meter);
        }
    }
}
