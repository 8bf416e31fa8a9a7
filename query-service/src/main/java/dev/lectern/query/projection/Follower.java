package dev.lectern.query.projection;

import dev.lectern.query.projection.PartitionStatus.State;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Follows one partition for one set of tables: claims it, makes sure that the topic is the one that
 * was read before, applies events in order, and stops at what cannot be applied. Nothing is
 * skipped. For one thread, but for the status.
 */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration CHECK_STOPPED = Duration.ofSeconds(1);
    private static final Duration AFTER_LOST_CLAIM = Duration.ofSeconds(1);
    private static final Duration CONFIRM = Duration.ofSeconds(5);

    /** Other instances' readers wait as long for what changes nothing. */
    private static final Duration KEEP_BACK = Duration.ofMillis(100);

    private static final int KEEP_AT_MOST = 5_000;

    private final String readModel;
    private final TableSet tables;
    private final int partition;
    private final Progress progress;
    private final BatchWriter writer;
    private final Listener listener;
    private final Lag lag;
    private final Backoff backoff = new Backoff();

    private State state = State.WAITING;
    private @Nullable Claim claim;
    private @Nullable Mark mark;
    private @Nullable Batch kept;
    private long keptUntil;
    private @Nullable Reading reading;
    private long due = System.nanoTime();
    private volatile PartitionStatus status;

    /** Told what happens, for waiting readers and for metrics. */
    interface Listener {

        /** It is written. */
        void applied(int partition, List<Received> batch);

        /**
         * The tables are as if everything up to this position were written: what is not changes
         * nothing.
         *
         * @param position less than before if the tables were set back
         */
        default void reached(int partition, long position) {}
    }

    Follower(
            String readModel,
            TableSet tables,
            int partition,
            Progress progress,
            BatchWriter writer,
            Listener listener) {
        this.readModel = readModel;
        this.tables = tables;
        this.partition = partition;
        this.progress = progress;
        this.writer = writer;
        this.listener = listener;
        this.lag = new Lag(progress);
        this.status = new PartitionStatus(readModel, partition, state, "not claimed yet", 0);
    }

    PartitionStatus status() {
        return status;
    }

    /** How many records the topic has beyond those received; 0 as long as it is unknown. */
    long behind() {
        return lag.records();
    }

    /** Takes how many records the topic has beyond those received. */
    void lagsBehind(long records) {
        Claim owned = claim;
        if (owned != null && isFollowing()) {
            lag.note(owned, records);
        }
    }

    boolean isFollowing() {
        return state == State.FOLLOWING;
    }

    /** Whether it is time to claim the partition. */
    boolean wantsClaim() {
        if (state == State.FOLLOWING || System.nanoTime() - due < 0) {
            return false;
        }
        return state == State.WAITING || isReleased();
    }

    /**
     * Claims the partition and starts from what the tables say.
     *
     * @return the offset to read from, which is that of the last applied record if there is one; or
     *     {@code null} if that has to be tried again
     */
    @Nullable Long claim() {
        try {
            Claim claimed = progress.claim(tables, partition);
            claim = claimed;
            mark = claimed.last();
            kept = null;
            reading = new Reading(claimed, writer);
            become(State.FOLLOWING, null);
            listener.reached(partition, position());
            return mark == null ? 0 : mark.offset();
        } catch (SQLException e) {
            waitFor(backoff.next(), "The partition cannot be claimed. " + Failure.describe(e));
            return null;
        }
    }

    /**
     * Takes what the topic holds before anything is read from it.
     *
     * @param begin the first offset that there is
     * @param end the offset behind the last one
     */
    void compare(long begin, long end) {
        String obstacle = Reading.compare(mark, begin, end);
        if (obstacle != null) {
            stop(obstacle);
        }
    }

    /**
     * Looks now and then whether the tables still say what it believes, also while nothing is to be
     * written: they may have been restored to what they were before.
     */
    void confirm() {
        Claim owned = claim;
        if (owned == null || !isFollowing() || System.nanoTime() - due < 0) {
            return;
        }
        due = System.nanoTime() + CONFIRM.toNanos();
        try {
            if (!progress.stands(owned, mark)) {
                waitFor(Duration.ZERO, "The tables say something else than was written last");
            }
        } catch (SQLException e) {
            LOG.debug("Cannot see whether {} may go on", readModel, e);
        }
    }

    /** Tries again later, without having changed anything. */
    void postpone(String reason) {
        waitFor(backoff.next(), reason);
    }

    int partition() {
        return partition;
    }

    /** What is to be applied: what was kept back, and of the records those up to an obstacle. */
    Batch read(List<ConsumerRecord<String, String>> consumed) {
        Batch before = kept == null ? Batch.empty(Objects.requireNonNull(claim), mark) : kept;
        return Objects.requireNonNull(reading).batch(before, consumed);
    }

    /** Takes note of what changes nothing, to be written together with what comes next. */
    void keepBack(Batch batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (kept == null) {
            keptUntil = System.nanoTime() + KEEP_BACK.toNanos();
        }
        kept = batch;
        become(State.FOLLOWING, null);
        listener.reached(partition, position());
    }

    /** Whether what was kept back is to be written now. */
    boolean isOverdue() {
        return isOverdueAt(System.nanoTime());
    }

    private boolean isOverdueAt(long now) {
        return kept != null && (now - keptUntil >= 0 || kept.events().size() >= KEEP_AT_MOST);
    }

    /** How long nothing needs to be written of what was kept back, at most this long. */
    Duration untilOverdue(Duration atMost) {
        long now = System.nanoTime();
        if (kept == null) {
            return atMost;
        }
        return isOverdueAt(now)
                ? Duration.ZERO
                : Duration.ofNanos(Math.min(keptUntil - now, atMost.toNanos()));
    }

    /** Applies it; whatever comes in between concerns this partition alone. */
    void apply(Batch batch) {
        try {
            writer.write(List.of(batch));
            applied(batch);
        } catch (ClaimLostException e) {
            LOG.warn("{}", e.getMessage());
            waitFor(AFTER_LOST_CLAIM, Failure.describe(e));
        } catch (SQLException e) {
            boolean split = Failure.isTooSlow(e) && batch.events().size() > 1;
            if (split || Failure.isLasting(e)) {
                unappliable(batch, e);
            } else {
                cannotWrite(e);
            }
        } catch (RuntimeException e) {
            unappliable(batch, e);
        }
    }

    /** Takes note that it is written. */
    void applied(Batch batch) {
        if (!batch.isEmpty()) {
            mark = batch.end();
            kept = null;
            backoff.reset();
            become(State.FOLLOWING, null);
            listener.applied(partition, batch.events());
            listener.reached(partition, position());
        }
        stopAtObstacle(batch);
    }

    /** Goes on from what the tables say then: what was to be written may be in them. */
    void cannotWrite(SQLException e) {
        waitFor(
                backoff.next(),
                "The views cannot be written at the moment. " + Failure.describe(e));
    }

    private void stopAtObstacle(Batch batch) {
        String obstacle = batch.obstacle();
        if (obstacle != null) {
            stop(obstacle);
        }
    }

    /** Finds the event that cannot be applied, by halves, and applies those before it. */
    private void unappliable(Batch batch, Exception e) {
        if (batch.events().size() > 1) {
            for (Batch half : batch.halves()) {
                if (isFollowing()) {
                    apply(half);
                }
            }
            return;
        }
        Received event = batch.events().getFirst();
        stop(
                Failure.unappliable(
                        event.offset(),
                        " (%s, %s)".formatted(event.identity().type().name(), Mark.of(event)),
                        e));
    }

    void stop(String reason) {
        LOG.error("{} stops at partition {}: {}", readModel, partition, reason);
        Claim owned = claim;
        if (owned != null) {
            try {
                progress.stop(owned, reason);
            } catch (SQLException e) {
                // Found again when it is claimed again, which isReleased then lets happen.
                LOG.warn("The reason could not be recorded", e);
            }
        }
        due = System.nanoTime() + CHECK_STOPPED.toNanos();
        become(State.STOPPED, reason);
    }

    private boolean isReleased() {
        due = System.nanoTime() + CHECK_STOPPED.toNanos();
        Claim owned = claim;
        try {
            return owned == null || !progress.isStopped(owned);
        } catch (SQLException e) {
            LOG.debug("Cannot see whether {} may go on", readModel, e);
            return false;
        }
    }

    private void waitFor(Duration pause, String reason) {
        if (state != State.WAITING) {
            LOG.warn("{} waits with partition {}: {}", readModel, partition, reason);
        }
        due = System.nanoTime() + pause.toNanos();
        become(State.WAITING, reason);
    }

    private void become(State next, @Nullable String reason) {
        if (next == State.FOLLOWING && state != next) {
            LOG.info("{} follows partition {}", readModel, partition);
        }
        if (next != State.FOLLOWING) {
            kept = null; // it is read again
        }
        state = next;
        status = new PartitionStatus(readModel, partition, next, reason, position());
    }

    /** Of the last event that was applied or changes nothing; 0 before the first. */
    private long position() {
        Mark last = kept == null ? mark : kept.end();
        return last == null ? 0 : last.position();
    }
}
