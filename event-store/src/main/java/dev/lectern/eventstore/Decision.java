package dev.lectern.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A decision that costs no query where memory suffices, and never refuses or does nothing because
 * of what is remembered: such a decision is taken again on what is stored.
 *
 * @param <S> what is known when deciding; never null
 * @param <D> what was decided; never null
 */
public abstract class Decision<S, D> {

    /** What is known before the first event. */
    protected abstract S initial();

    /** What is known after one more event. May run more than once for an event. */
    protected abstract S evolve(S state, Entry<? extends EventMessage> event);

    /**
     * May run twice, and may throw to refuse. Must have no effect of its own.
     *
     * @throws RuntimeException the refusal, which counts only if it rests on what is stored
     */
    protected abstract D decide(S state);

    /** Whether something will be appended, so that the append's condition checks the decision. */
    protected abstract boolean appends(D decided);

    /**
     * Sources and decides; what comes of it is to be appended in the same transaction.
     *
     * @param engine that the transaction is of
     */
    public final CompletableFuture<D> take(
            EventStorageEngine engine,
            EventStoreTransaction transaction,
            ProcessingContext context,
            SourcingCondition condition) {
        context.putResource(PostgresEventStorageEngine.RECALL, Recall.REMEMBERED);
        return state(transaction.source(condition))
                .thenCompose(state -> {
                    if (context.getResource(PostgresEventStorageEngine.RECALL) == Recall.AFRESH) {
                        return CompletableFuture.completedFuture(decide(state));
                    }
                    return byMemory(state)
                            .map(CompletableFuture::completedFuture)
                            .orElseGet(() -> afresh(engine, context, condition));
                });
    }

    /** Nothing where memory must not have the last word. */
    private Optional<D> byMemory(S remembered) {
        try {
            return Optional.of(decide(remembered)).filter(this::appends);
        } catch (RuntimeException refusal) { // is thrown again if what is stored says the same
            return Optional.empty();
        }
    }

    /** Past the transaction, which would take the same criteria a second time for an error. */
    private CompletableFuture<D> afresh(
            EventStorageEngine engine, ProcessingContext context, SourcingCondition condition) {
        context.putResource(PostgresEventStorageEngine.RECALL, Recall.AFRESH);
        return state(
                        engine.source(condition, context)
                                .filter(entry ->
                                        !(entry.message() instanceof TerminalEventMessage)))
                .thenApply(this::decide);
    }

    private CompletableFuture<S> state(MessageStream<? extends EventMessage> events) {
        return events.reduce(initial(), this::evolve);
    }
}
