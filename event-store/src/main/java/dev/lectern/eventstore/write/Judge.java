package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AlreadyAppendedException;
import dev.lectern.eventstore.Deadline;
import dev.lectern.eventstore.FirstAppend;
import dev.lectern.eventstore.IdempotencyKey;
import dev.lectern.eventstore.IdempotencyKeyReusedException;
import dev.lectern.eventstore.index.Checked;
import dev.lectern.eventstore.index.Condition;
import dev.lectern.eventstore.index.KeyedMarker;
import dev.lectern.eventstore.index.Memory;
import dev.lectern.eventstore.index.Tail;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says which appends of a batch are stored, each by its own condition, idempotency key and
 * deadline.
 */
final class Judge {

    private record ScopedKey(String scope, String key) {
        static ScopedKey of(IdempotencyKey key) {
            return new ScopedKey(key.scope(), key.key());
        }
    }

    private final Tail tail;
    private final Memory memory;
    private final WriteMetrics metrics;

    Judge(Tail tail, Memory memory, WriteMetrics metrics) {
        this.tail = tail;
        this.memory = memory;
        this.metrics = metrics;
    }

    /**
     * For markers older than what memory holds: asks the database before the lock is taken. Those
     * of single keys are looked up on the way to the lock.
     *
     * @see #claims
     */
    Map<AppendRequest, Checked> checkOldMarkers(WriterSession current, List<AppendRequest> requests)
            throws SQLException {
        var checked = new HashMap<AppendRequest, Checked>();
        for (AppendRequest request : requests) {
            Condition condition = request.condition();
            if (condition != null
                    && !condition.isKeyed()
                    && !condition.criteria().isEverything()
                    && condition.after() < floor()) {
                metrics.checkedByQuery();
                var check = current.conditions().matching(condition.criteria(), condition.after());
                checked.put(request, new Checked(check.found(), floor(), check.head()));
            }
        }
        if (!checked.isEmpty()) {
            current.rollback();
        }
        return checked;
    }

    /** The keys whose markers are older than what memory holds, with the oldest marker of each. */
    Map<Long, Long> claims(List<AppendRequest> requests) {
        var oldest = new HashMap<Long, Long>();
        for (AppendRequest request : requests) {
            Condition condition = request.condition();
            if (condition != null) {
                condition
                        .afterByKey()
                        .forEach((key, after) -> {
                            if (after < floor()) {
                                oldest.merge(key, after, Math::min);
                            }
                        });
            }
        }
        return oldest;
    }

    /**
     * What follows from a look at the claimed keys. One that was found counts as a conflict, even
     * if it is the key of something else as well: the decision is taken anew on a fresh read, whose
     * markers are young enough for memory.
     */
    Map<AppendRequest, Checked> checkClaims(
            List<AppendRequest> requests, ConditionQueries.Above above) {
        var checked = new HashMap<AppendRequest, Checked>();
        for (AppendRequest request : requests) {
            Condition condition = request.condition();
            if (condition != null && condition.isKeyed()) {
                boolean conflict = false;
                for (var claim : condition.afterByKey().entrySet()) {
                    if (claim.getValue() < floor() && above.keys().contains(claim.getKey())) {
                        memory.outdated(List.of(claim.getKey()), above.head());
                        conflict = true;
                    }
                }
                checked.put(request, new Checked(conflict, floor(), above.head()));
            }
        }
        return checked;
    }

    /** Markers from here on can be checked in memory. */
    private long floor() {
        return tail.head() < 0 ? Long.MAX_VALUE : tail.floor();
    }

    /** Goes through the appends in order, under the lock; those accepted are added to the tail. */
    Batch decide(
            WriterSession current,
            List<AppendRequest> requests,
            Head head,
            Map<AppendRequest, Checked> checked)
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
                    refusal(
                            current,
                            request,
                            first,
                            head,
                            checked.getOrDefault(request, Checked.NOTHING));
            if (refusal != null) {
                batch.refuse(request, refusal);
                continue;
            }
            batch.accept(request, tail);
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
            Head head,
            Checked checked)
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
        if (condition == null || !conflicts(current, condition, head.position(), checked)) {
            // Last: a decision that is taken anew may have another one.
            return tooLate(request.deadline(), head);
        }
        if (!condition.isKeyed() && condition.marker() instanceof KeyedMarker keyed) {
            memory.outdated(keyed.keys(), tail.head()); // whichever it was: all are read again
        }
        return AppendEventsTransactionRejectedException.conflictingEventsDetected(
                condition.marker());
    }

    private static @Nullable RuntimeException tooLate(@Nullable Deadline deadline, Head head) {
        return deadline == null || head.recordedAt().isBefore(deadline.time())
                ? null
                : deadline.refusal().get();
    }

    private boolean conflicts(
            WriterSession current, Condition condition, long head, Checked checked)
            throws SQLException {
        if (condition.isAheadOf(head)) { // read from a history that is no more
            memory.forget();
            return true;
        }
        return checked.conflict()
                || (condition.isKeyed()
                        ? conflictsByKey(current, condition, checked)
                        : conflictsByMarker(current, condition, checked));
    }

    /** What neither memory nor the look before the lock can answer. */
    private boolean conflictsByMarker(WriterSession current, Condition condition, Checked checked)
            throws SQLException {
        long after = checked.after(condition.after());
        if (after < tail.floor() && !condition.criteria().isEverything()) {
            metrics.checkedByQuery();
            if (current.conditions().matching(condition.criteria(), after).found()) {
                return true;
            }
        }
        return tail.hasAny(condition.criteria(), after);
    }

    private boolean conflictsByKey(WriterSession current, Condition condition, Checked checked)
            throws SQLException {
        for (Long key : condition.afterByKey().keySet()) {
            long after = checked.after(condition.after(key));
            if (after < tail.floor()) {
                metrics.checkedByQuery();
                if (!current.conditions().above(Map.of(key, after)).keys().isEmpty()) {
                    isOutdated(key);
                    return true;
                }
            }
        }
        Long found = tail.keyOfAny(condition, checked);
        if (found == null) {
            return false;
        }
        isOutdated(found);
        return true;
    }

    /**
     * The decision that is taken anew reads it again. Only this one: what else it rests on may be
     * what all others rest on as well.
     */
    private void isOutdated(Long key) {
        memory.outdated(List.of(key), tail.head());
    }
}
