package dev.lectern.eventstore;

import dev.lectern.eventstore.write.Appends;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An append that Axon has prepared and may commit once. */
final class PendingAppend implements AppendTransaction<Long> {

    private final Appends appends;
    private final Appends.Prepared prepared;
    private final AtomicBoolean finished = new AtomicBoolean();

    PendingAppend(Appends appends, Appends.Prepared prepared) {
        this.appends = appends;
        this.prepared = prepared;
    }

    /**
     * Waits on the calling thread: the rest of the unit of work goes on there, not on the writer's.
     */
    @Override
    public CompletableFuture<Long> commit(@Nullable ProcessingContext context) {
        if (finished.getAndSet(true)) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("The append was committed or rolled back before"));
        }
        try {
            long position =
                    appends.commit(
                            prepared,
                            resource(context, PostgresEventStorageEngine.IDEMPOTENCY_KEY),
                            resource(context, PostgresEventStorageEngine.DEADLINE));
            if (context != null) {
                context.putResource(PostgresEventStorageEngine.COMMITTED_POSITION, position);
            }
            return CompletableFuture.completedFuture(position);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <T> @Nullable T resource(
            @Nullable ProcessingContext context, ResourceKey<T> key) {
        return context == null ? null : context.getResource(key);
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
        finished.set(true);
    }

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(
            Long position, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(position));
    }
}
