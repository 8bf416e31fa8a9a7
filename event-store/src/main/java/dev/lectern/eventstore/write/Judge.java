package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AlreadyAppendedException;
import dev.lectern.eventstore.FirstAppend;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.IdempotencyKeyReusedException;
import dev.lectern.eventstore.index.Condition;
import dev.lectern.eventstore.index.Tail;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says which appends of a batch are stored, each by its own condition and idempotency key. */
final class Judge {

    private record ScopedKey(String scope, String key) {
        static ScopedKey of(IdempotencyKey key) {
            return new ScopedKey(key.scope(), key.key());
        }
    }

    private final Tail tail;
    private final WriteMetrics metrics;

    Judge(Tail tail, WriteMetrics metrics) {
        this.tail = tail;
        this.metrics = metrics;
    }

    /**
     * For markers older than what memory holds: asks the database before the lock is taken, and
     * remembers up to where that answer holds.
     *
     * @return a position up to which there is no conflict, or {@code Long.MAX_VALUE} where there is
     *     one
     */
    Map<AppendRequest, Long> checkOldMarkers(WriterSession current, List<AppendRequest> requests)
            throws SQLException {
        var checked = new HashMap<AppendRequest, Long>();
        for (AppendRequest request : requests) {
            Condition condition = request.condition();
            if (condition == null || condition.criteria().isEverything()) {
                continue;
            }
            if (tail.head() < 0 || condition.after() < tail.floor()) {
                metrics.checkedByQuery();
                var check = current.checkMatching(condition.criteria(), condition.after());
                checked.put(
                        request,
                        check.found() ? Long.MAX_VALUE : Math.max(check.head(), condition.after()));
            }
        }
        if (!checked.isEmpty()) {
            current.rollback();
        }
        return checked;
    }

    /** Goes through the appends in order, under the lock; those accepted are added to the tail. */
    Batch decide(
            WriterSession current,
            List<AppendRequest> requests,
            Head head,
            Map<AppendRequest, Long> checked)
            throws SQLException {
        var first = new HashMap<ScopedKey, FirstAppend>();
        var keys = requests.stream().map(AppendRequest::key).filter(Objects::nonNull).toList();
        if (!keys.isEmpty()) {
            current.firstAppends(keys)
                    .forEach((key, append) -> first.put(ScopedKey.of(key), append));
        }
        var batch = new Batch(head);
        for (AppendRequest request : requests) {
            RuntimeException refusal =
                    refusal(current, request, first, checked.getOrDefault(request, 0L));
            if (refusal != null) {
                batch.refuse(request, refusal);
                continue;
            }
            batch.accept(request);
            for (Draft draft :
                    request.drafts()) { // those that follow in this batch are checked against it
                tail.add(tail.head() + 1, draft.type(), draft.tags(), draft.keys());
            }
            IdempotencyKey key = request.key();
            if (key != null) {
                first.put(ScopedKey.of(key), Objects.requireNonNull(batch.firstAppends.get(key)));
            }
        }
        return batch;
    }

    private @Nullable RuntimeException refusal(
            WriterSession current,
            AppendRequest request,
            Map<ScopedKey, FirstAppend> first,
            long checkedUpTo)
            throws SQLException {
        IdempotencyKey key = request.key();
        if (key != null) { // before the condition: the first append itself may be what the repeated
            // one conflicts with
            FirstAppend earlier = first.get(ScopedKey.of(key));
            if (earlier != null) {
                return earlier.fingerprint().equals(key.fingerprint())
                        ? new AlreadyAppendedException(earlier)
                        : new IdempotencyKeyReusedException(key);
            }
        }
        Condition condition = request.condition();
        return condition != null && conflicts(current, condition, checkedUpTo)
                ? AppendEventsTransactionRejectedException.conflictingEventsDetected(
                        condition.marker())
                : null;
    }

    private boolean conflicts(WriterSession current, Condition condition, long checkedUpTo)
            throws SQLException {
        if (checkedUpTo == Long.MAX_VALUE) {
            return true;
        }
        long after = Math.max(condition.after(), checkedUpTo);
        if (after < tail.floor() && !condition.criteria().isEverything()) {
            metrics.checkedByQuery();
            if (current.checkMatching(condition.criteria(), after).found()) {
                return true;
            }
        }
        return tail.hasAny(condition.criteria(), after);
    }
}
