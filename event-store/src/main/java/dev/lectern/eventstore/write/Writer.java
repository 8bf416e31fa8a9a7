package dev.lectern.eventstore.write;

import dev.lectern.eventstore.EventStoreSettings;
import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.index.Memory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

/** The one thread of a node that appends. */
public final class Writer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Writer.class);
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final long BATCH_BYTES = 8L << 20; // stored well within a transaction's time

    private final AppendQueue queue;
    private final AppendQueue.Limits limits;
    private final EventStoreSettings settings;
    private final WriteMetrics metrics;
    private final GroupCommit commit;
    private final Thread thread;

    /**
     * @param committed told the last position after each commit, on the writer's thread: it must
     *     not block
     * @param memory told the keys that have newer events, likewise
     */
    public Writer(
            DataSource writer,
            AppendQueue queue,
            EventStoreSettings settings,
            WriteMetrics metrics,
            LongConsumer committed,
            Memory memory) {
        this.queue = queue;
        // All of a batch is judged by what memory holds of it: it must not outgrow the tail.
        this.limits = new AppendQueue.Limits(settings.maxBatch(), settings.tailSize(), BATCH_BYTES);
        this.settings = settings;
        this.metrics = metrics;
        this.commit =
                new GroupCommit(writer, settings, metrics, committed, memory, this::refuseQueued);
        this.thread = Thread.ofPlatform().daemon().name("event-store-writer").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try (commit) {
            while (!queue.isDrained()) {
                List<AppendRequest> batch = queue.take(limits, PATIENCE);
                if (!batch.isEmpty()) {
                    long start = System.nanoTime();
                    metrics.writing(batch.size());
                    write(batch);
                    metrics.writing(0);
                    queue.paced(batch.size(), System.nanoTime() - start);
                }
            }
        } catch (InterruptedException e) {
            log.info(
                    "The writer was interrupted and stops; whoever waits is told at its own deadline");
        }
    }

    private void write(List<AppendRequest> batch) throws InterruptedException {
        try {
            commit.write(batch);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable fault) { // of this engine, or of the JVM: it may strike again, but the
            // thread must not end and leave everybody waiting
            commit.giveUp(batch, fault);
        }
    }

    /**
     * While it is not known what became of an earlier batch, those behind it get a clear answer
     * instead of waiting.
     */
    private void refuseQueued() {
        var failure =
                new EventStoreUnavailableException(
                        "The append was not stored: the database cannot be reached", null);
        queue.takeAll().forEach(request -> request.fail(failure));
    }

    /** Stores what is queued, then stops. */
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(settings.appendTimeout())) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        metrics.close();
    }
}
