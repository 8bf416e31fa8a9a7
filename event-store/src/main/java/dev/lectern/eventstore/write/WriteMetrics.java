package dev.lectern.eventstore.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of the writer; all names start with {@code eventstore.}. */
public final class WriteMetrics {

    private final AtomicInteger writing = new AtomicInteger();
    private final DistributionSummary batchSize;
    private final Timer commit;
    private final Counter refused;
    private final Counter retries;
    private final Counter queries;

    public WriteMetrics(MeterRegistry registry, AppendQueue queue) {
        Gauge.builder("eventstore.queue.depth", queue, AppendQueue::size)
                .description("Appends waiting for the writer")
                .register(registry);
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
        refused =
                Counter.builder("eventstore.refused")
                        .description(
                                "Appends refused because of their condition or idempotency key")
                        .register(registry);
        retries =
                Counter.builder("eventstore.retries")
                        .description("Batches tried again after a failure")
                        .register(registry);
        queries =
                Counter.builder("eventstore.conditions.queried")
                        .description("Conditions with a marker older than what memory holds")
                        .register(registry);
    }

    void writing(int appends) {
        writing.set(appends);
    }

    void batch(int events, int refusals) {
        batchSize.record(events);
        refused.increment(refusals);
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
}
