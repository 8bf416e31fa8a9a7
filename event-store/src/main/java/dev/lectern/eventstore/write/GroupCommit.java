package dev.lectern.eventstore.write;

import dev.lectern.eventstore.AppendOutcomeUnknownException;
import dev.lectern.eventstore.EventStoreSettings;
import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.InvalidEventException;
import dev.lectern.eventstore.index.Checked;
import dev.lectern.eventstore.index.Memory;
import dev.lectern.eventstore.index.Tail;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

/**
 * Stores batches, each in one transaction under the lock of all nodes, and answers every append of
 * it. One thread uses it.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int CATCH_UP_UNDER_LOCK = 1_000;
    private static final int ATTEMPTS = 3;
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(100);

    /** COMMIT was sent and its answer is missing. */
    private static final class CommitUnansweredException extends Exception {
        CommitUnansweredException(SQLException cause) {
            super(cause);
        }
    }

    private final DataSource writer;
    private final EventStoreSettings settings;
    private final WriteMetrics metrics;
    private final LongConsumer committed;
    private final Memory memory;
    private final Runnable whileUnavailable;
    private final Tail tail;
    private final Judge judge;
    private final Set<String> knownTypes = new HashSet<>();
    private @Nullable WriterSession session;

    /**
     * @param committed told the last position after each commit
     * @param memory told what was stored, and the keys that have newer events
     * @param whileUnavailable run each time the database cannot be reached while an outcome is
     *     still open
     */
    GroupCommit(
            DataSource writer,
            EventStoreSettings settings,
            WriteMetrics metrics,
            LongConsumer committed,
            Memory memory,
            Runnable whileUnavailable) {
        this.writer = writer;
        this.settings = settings;
        this.metrics = metrics;
        this.committed = committed;
        this.memory = memory;
        this.whileUnavailable = whileUnavailable;
        this.tail = new Tail(settings.tailSize());
        this.judge = new Judge(tail, memory, metrics);
    }

    /** Returns when each append has its answer. */
    void write(List<AppendRequest> requests) throws InterruptedException {
        List<AppendRequest> open = requests;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            try {
                transaction(session(), open);
                return;
            } catch (CommitUnansweredException e) {
                log.warn(
                        "No answer to COMMIT; looking up what became of {} appends",
                        open.size(),
                        e);
                open = resolve(open);
                if (attempt >= ATTEMPTS) {
                    fail(
                            open,
                            new EventStoreUnavailableException(
                                    "The append was not stored: COMMIT was not answered", e));
                    return;
                }
            } catch (SQLException e) {
                tail.forget();
                if (Failure.isDueToData(e)) {
                    rollback();
                    isolate(open, e);
                    return;
                }
                boolean mayReconnect =
                        session != null && Failure.isConnection(e) && attempt < ATTEMPTS;
                disconnect();
                if (Failure.isOutOfTime(e) && open.size() > 1) {
                    halve(open);
                    return;
                }
                if (!mayReconnect) {
                    log.warn("{} appends were not stored", open.size(), e);
                    fail(
                            open,
                            new EventStoreUnavailableException(
                                    "The append was not stored: " + e.getMessage(), e));
                    return;
                }
                log.info("Reconnecting to store {} appends: {}", open.size(), e.getMessage());
            }
            if (!open.isEmpty()) {
                metrics.retried();
            }
        }
    }

    /** After a fault that may have come before or after COMMIT. */
    void giveUp(List<AppendRequest> requests, Throwable fault) {
        fail(
                requests,
                new AppendOutcomeUnknownException(
                        "The writer failed while the append was being stored; repeat it with the same idempotency key",
                        fault));
        log.error("The writer failed, and goes on without {} appends", requests.size(), fault);
        disconnect();
    }

    private static void fail(List<AppendRequest> requests, RuntimeException failure) {
        requests.stream().filter(r -> !r.isAnswered()).forEach(r -> r.fail(failure));
    }

    /** Halves the batch until the append that the database refuses stands alone. */
    private void isolate(List<AppendRequest> requests, SQLException cause)
            throws InterruptedException {
        if (requests.size() == 1) {
            requests.getFirst()
                    .fail(
                            new InvalidEventException(
                                    "The database refuses the append: " + cause.getMessage(),
                                    cause));
            return;
        }
        halve(requests);
    }

    /** Those whose callers have left meanwhile, and were told to repeat them, are dropped. */
    private void halve(List<AppendRequest> requests) throws InterruptedException {
        metrics.retried();
        var waiting = requests.stream().filter(r -> !r.isAbandoned()).toList();
        int half = waiting.size() / 2;
        write(waiting.subList(0, half));
        write(waiting.subList(half, waiting.size()));
    }

    /**
     * Looks under the lock, which the lost transaction no longer holds, which appends were stored,
     * and tells their callers.
     *
     * @return those that were not
     */
    private List<AppendRequest> resolve(List<AppendRequest> requests) throws InterruptedException {
        disconnect();
        while (true) {
            try {
                WriterSession current = session();
                current.lock(Map.of());
                var ids = requests.stream().map(r -> r.drafts().getLast().id()).toList();
                Map<UUID, Long> stored = current.positions(ids);
                current.rollback();
                var missing = new ArrayList<AppendRequest>();
                for (AppendRequest request : requests) {
                    Long position = stored.get(request.drafts().getLast().id());
                    if (position == null) {
                        missing.add(request);
                    } else {
                        request.drafts()
                                .forEach(draft -> memory.outdated(draft.keys().stored(), position));
                        request.succeed(position);
                        committed.accept(position);
                    }
                }
                return missing;
            } catch (SQLException e) {
                disconnect();
                if (requests.stream().allMatch(AppendRequest::isAbandoned)) {
                    log.warn(
                            "Nobody waits any more for {} appends whose outcome is open",
                            requests.size(),
                            e);
                    return List.of();
                }
                whileUnavailable.run();
                Thread.sleep(RECONNECT_PAUSE);
            }
        }
    }

    private void transaction(WriterSession current, List<AppendRequest> requests)
            throws SQLException, CommitUnansweredException {
        Map<AppendRequest, Checked> checked;
        Head head;
        for (int round = 1; ; round++) {
            checked = judge.checkOldMarkers(current, requests);
            Map<Long, Long> claims = judge.claims(requests);
            var locked = current.lock(claims);
            head = locked.head();
            if (!claims.isEmpty()) {
                checked.putAll(judge.checkClaims(requests, locked.above()));
            }
            if (tail.head() >= 0
                    && head.position() >= tail.head()
                    && head.position() - tail.head() <= CATCH_UP_UNDER_LOCK) {
                current.catchUp(tail, head.position());
                break;
            }
            boolean first = tail.head() < 0; // then all conditions have just been checked
            tail.restartAt(head.position());
            if (first || round == ATTEMPTS) {
                break;
            }
            current.rollback(); // far behind: check what memory cannot answer without holding up
            // the other nodes
        }
        var batch = judge.decide(current, requests, head, checked);
        if (batch.isEmpty()) {
            current.rollback();
        } else {
            store(current, batch);
            batch.tell(memory);
            committed.accept(batch.last());
            metrics.stored(batch.events());
        }
        batch.refusals().forEach(metrics::refused);
        batch.answer();
    }

    private void store(WriterSession current, Batch batch)
            throws SQLException, CommitUnansweredException {
        var newTypes = new HashSet<>(batch.types);
        newTypes.removeAll(knownTypes);
        if (!newTypes.isEmpty()) {
            current.insertTypes(newTypes);
        }
        current.insert(batch);
        long start = System.nanoTime();
        try {
            current.commit();
        } catch (SQLException e) {
            throw new CommitUnansweredException(e);
        }
        metrics.committed(System.nanoTime() - start);
        knownTypes.addAll(newTypes);
    }

    private WriterSession session() throws SQLException {
        if (session == null) {
            session = WriterSession.open(writer, settings);
        }
        return session;
    }

    private void rollback() {
        try {
            if (session != null) {
                session.rollback();
            }
        } catch (SQLException e) {
            log.debug("Rollback failed; the connection is given up", e);
            disconnect();
        }
    }

    /** Behind another connection there may be another history: a store that was restored. */
    private void disconnect() {
        tail.forget();
        memory.forget();
        knownTypes.clear();
        if (session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                log.debug("The connection is broken already", e);
            }
            session = null;
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
