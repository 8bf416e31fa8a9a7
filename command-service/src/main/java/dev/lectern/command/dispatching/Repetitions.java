package dev.lectern.command.dispatching;

import dev.lectern.api.Fact;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.privacy.ErasedKeyException;
import dev.lectern.eventstore.AlreadyAppendedException;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.FirstAppend;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.IdempotencyKeyReusedException;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a repeated request as the first one was answered, from the events that it made, whatever
 * has happened since. What made no event is simply decided again.
 */
public final class Repetitions {

    private final Dispatcher dispatcher;
    private final EventLog log;

    public Repetitions(Dispatcher dispatcher, EventLog log) {
        this.dispatcher = dispatcher;
        this.log = log;
    }

    /**
     * Like {@link Dispatcher#dispatch}.
     *
     * @throws IdempotencyKeyReusedException if another request had the same name
     */
    public Receipt dispatch(Supplier<?> command, Caller caller) {
        IdempotencyKey request = caller.request();
        if (request == null) {
            return dispatcher.dispatch(command, caller);
        }
        try {
            Receipt receipt = dispatcher.dispatch(command, caller);
            // Nothing to record may mean that this very request has recorded it.
            return receipt.events() > 0 ? receipt : first(request).orElse(receipt);
        } catch (AlreadyAppendedException e) {
            return receipt(e.first());
        } catch (Refusal | ErasedKeyException | VersionMismatchException refused) {
            Optional<Receipt> first = first(request);
            if (first.isEmpty()) {
                throw refused;
            }
            return first.get();
        }
    }

    /**
     * How the first request of that name was answered, if it was and made events.
     *
     * @throws IdempotencyKeyReusedException if another request had the same name
     */
    public Optional<Receipt> find(Caller caller) {
        return Optional.ofNullable(caller.request()).flatMap(this::first);
    }

    /**
     * What was recorded, read from the store: the one who asked need not be the one who made it.
     *
     * @throws dev.lectern.eventstore.EventStoreUnavailableException if it cannot be read
     */
    public List<Fact> facts(Receipt receipt) {
        return log.read(receipt.position() - receipt.events(), receipt.events()).stream()
                .map(FactMessages::fact)
                .toList();
    }

    private Optional<Receipt> first(IdempotencyKey request) {
        Optional<FirstAppend> first = log.firstAppend(request.scope(), request.key());
        if (first.filter(append -> !append.fingerprint().equals(request.fingerprint()))
                .isPresent()) {
            throw new IdempotencyKeyReusedException(request);
        }
        return first.map(Repetitions::receipt);
    }

    private static Receipt receipt(FirstAppend first) {
        return new Receipt(
                first.lastPosition(),
                (int) (first.lastPosition() - first.firstPosition() + 1),
                true);
    }
}
