package dev.lectern.command.dispatching;

import dev.lectern.api.wire.Metadata;
import dev.lectern.command.privacy.KeySupersededException;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.Message;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends commands and waits for them. A decision that was overtaken is taken anew, on a fresh read,
 * a bounded number of times.
 */
public final class Dispatcher {

    private static final int MAX_ATTEMPTS = 10;
    private static final int MAX_PAUSE_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CommandGateway gateway;

    public Dispatcher(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * @param command made anew for each attempt, as keys may have changed in between
     * @return once everything is durable
     * @throws dev.lectern.command.deciding.Refusal if a rule forbids it; nothing has been recorded
     * @throws VersionMismatchException if others have changed what it edits; nothing has been
     *     recorded
     * @throws ConflictingWritesException if it was overtaken too often; nothing has been recorded
     */
    public Receipt dispatch(Supplier<?> command, Caller caller) {
        for (int attempt = 1; ; attempt++) {
            try {
                return send(command.get(), caller);
            } catch (AppendEventsTransactionRejectedException | KeySupersededException overtaken) {
                if (attempt == MAX_ATTEMPTS) {
                    throw new ConflictingWritesException(overtaken);
                }
                pause();
            }
        }
    }

    private Receipt send(Object command, Caller caller) {
        var metadata =
                org.axonframework.messaging.core.Metadata.from(
                        Map.of(
                                Metadata.ACTOR, caller.actor(),
                                Metadata.CORRELATION_ID, caller.correlationId()));
        metadata = RequestNames.add(caller.request(), metadata);
        metadata = ExpectedVersion.add(caller.expected(), metadata);
        CompletableFuture<? extends Message> result =
                gateway.send(command, metadata).getResultMessage();
        try {
            var message = result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (message.payload() instanceof DecisionHandler.PendingReceipt receipt) {
                return receipt.complete();
            }
            throw new IllegalStateException("Not a receipt: " + message.payloadType());
        } catch (ExecutionException e) {
            throw unwrap(e);
        } catch (TimeoutException e) {
            throw new OutcomeUnknownException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException(e);
        }
    }

    private static RuntimeException unwrap(ExecutionException e) {
        Throwable cause = e.getCause();
        while (cause instanceof java.util.concurrent.CompletionException
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("A command failed", cause);
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(MAX_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
