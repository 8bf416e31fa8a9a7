package dev.lectern.eventstore;

import dev.lectern.eventstore.read.Reader;
import dev.lectern.eventstore.read.Wakeups;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The log as it is stored, for whoever reads it in position order. Whoever has read up to a
 * position has read everything up to it: no event ever appears below. Safe for use by many threads.
 */
public final class EventLog implements AutoCloseable {

    /** Ends a subscription. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {

        @Override
        void close();
    }

    private final Reader reader;
    private final Wakeups wakeups;

    /** With {@link EventStoreSettings#defaults()}. */
    public EventLog(DataSource readers) {
        this(readers, EventStoreSettings.defaults());
    }

    /**
     * @param readers one of its connections is kept to listen for notifications
     */
    public EventLog(DataSource readers, EventStoreSettings settings) {
        this(readers, new Reader(readers, settings.pageSize()), settings);
    }

    EventLog(DataSource readers, Reader reader, EventStoreSettings settings) {
        this.reader = reader;
        this.wakeups = new Wakeups(readers, settings.pollInterval());
    }

    /**
     * Which history this is. It changes when the store is restored to an older state.
     *
     * @throws EventStoreUnavailableException if the database cannot be read
     */
    public UUID incarnation() {
        return reader.incarnation();
    }

    /**
     * The last position, 0 for an empty log.
     *
     * @throws EventStoreUnavailableException if the database cannot be read
     */
    public long head() {
        return reader.head();
    }

    /**
     * The highest position that this node has heard of: that of its own last append, or the head as
     * it was one poll ago. Asks nobody; 0 before anything is known.
     */
    public long announced() {
        return wakeups.reached();
    }

    /**
     * The events above a position, without gaps: at least one if there is one, but fewer than the
     * limit where they are large.
     *
     * @param afterPosition 0 for the beginning
     * @param limit most events to return
     * @throws EventStoreUnavailableException if the database cannot be read
     */
    public List<StoredEvent> read(long afterPosition, int limit) {
        return reader.page(afterPosition, limit);
    }

    /**
     * The append that the key was first used for, if there was one and it has not been forgotten.
     *
     * @throws EventStoreUnavailableException if the database cannot be read
     */
    public Optional<FirstAppend> firstAppend(String scope, String key) {
        return reader.firstAppend(scope, key);
    }

    /**
     * Forgets idempotency keys stored before {@code time}; their events stay.
     *
     * @return how many
     * @throws EventStoreUnavailableException if the database cannot be written
     */
    public long forgetKeysBefore(Instant time) {
        return reader.forgetKeysBefore(time);
    }

    /**
     * Has {@code callback} run soon after the log has grown: at once for appends of this node, by
     * notification or polling for those of others. It may run without need, one call may stand for
     * many appends, and it must return quickly.
     */
    public Subscription onAppend(Runnable callback) {
        return wakeups.add(callback);
    }

    /** An append of this node reaches {@code position}. */
    void appended(long position) {
        wakeups.appended(position);
    }

    /** Lets it end without waiting. */
    void stop() {
        wakeups.stop();
    }

    @Override
    public void close() {
        wakeups.close();
    }
}
