package dev.lectern.eventstore.read;

import dev.lectern.eventstore.EventLog;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * Tells readers that the log has grown: at once what this node appended, by a notification what
 * others did, and by asking now and then what neither told.
 */
public final class Wakeups implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);
    private static final String CHANNEL = "dev_lectern_eventstore";
    private static final Duration SHORTEST_BETWEEN_NOTIFICATIONS = Duration.ofMillis(5);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250); // closing waits for it
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataSource readers;
    private final Duration pollInterval;
    private final Set<Runnable> callbacks = ConcurrentHashMap.newKeySet();
    private final Thread caller;
    private final Thread listener;
    private final Thread notifier;
    private volatile long head;
    private volatile long own;
    private volatile boolean closed;

    public Wakeups(DataSource readers, Duration pollInterval) {
        this.readers = readers;
        this.pollInterval = pollInterval;
        this.caller = Thread.ofVirtual().name("event-store-wakeups").unstarted(this::call);
        this.listener = Thread.ofVirtual().name("event-store-listener").unstarted(this::listen);
        this.notifier = Thread.ofVirtual().name("event-store-notifier").unstarted(this::tellOthers);
        caller.start();
        listener.start();
        notifier.start();
    }

    public EventLog.Subscription add(Runnable callback) {
        var once = new Runnable() { // the same callback may be subscribed twice
                    @Override
                    public void run() {
                        callback.run();
                    }
                };
        callbacks.add(once);
        return () -> callbacks.remove(once);
    }

    /** This node's own append reaches here; never blocks. */
    public void appended(long position) {
        reached(position);
        own = position;
        LockSupport.unpark(notifier);
    }

    /** The log reaches at least here; never blocks. */
    private synchronized void reached(long position) {
        if (position > head) {
            head = position;
            LockSupport.unpark(caller);
        }
    }

    /** Where the log reaches at least. */
    public long reached() {
        return head;
    }

    private void call() {
        long announced = 0;
        while (!closed) {
            long target = head;
            if (target == announced) {
                LockSupport.park(this);
                continue;
            }
            announced = target;
            for (Runnable callback : callbacks) {
                try {
                    callback.run();
                } catch (RuntimeException e) {
                    log.error("A reader of the event log failed when it was woken", e);
                }
            }
        }
    }

    /**
     * Tells the other nodes, after the commit and not more often than useful: a notification costs
     * every listener a wake-up. It need not be durable.
     */
    private void tellOthers() {
        long told = 0;
        while (!closed) {
            long target = own;
            if (target == told) {
                LockSupport.park(this);
                continue;
            }
            told = target;
            try (var connection = readers.getConnection();
                    var statement =
                            connection.prepareStatement(
                                    "SELECT set_config('synchronous_commit', 'off', true), pg_notify('"
                                            + CHANNEL
                                            + "', ?)")) {
                statement.setString(1, Long.toString(target));
                statement.execute();
            } catch (SQLException e) {
                log.warn(
                        "Other nodes were not notified, they will find out by polling: {}",
                        e.getMessage());
            }
            LockSupport.parkNanos(SHORTEST_BETWEEN_NOTIFICATIONS.toNanos());
        }
    }

    private void listen() {
        Duration pause = pollInterval;
        while (!closed) {
            try (var connection = readers.getConnection()) {
                var notifications = connection.unwrap(PGConnection.class);
                try (var statement = connection.createStatement()) {
                    statement.execute("LISTEN " + CHANNEL);
                }
                pause = pollInterval;
                follow(connection, notifications);
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    log.warn(
                            "Listening for events of other nodes failed, again in {}: {}",
                            pause,
                            e.getMessage());
                    LockSupport.parkNanos(pause.toNanos());
                    pause =
                            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                                    ? LONGEST_PAUSE
                                    : pause.multipliedBy(2);
                }
            }
        }
    }

    private void follow(Connection connection, PGConnection notifications) throws SQLException {
        int patience = (int) Math.min(pollInterval.toMillis(), LONGEST_WAIT.toMillis());
        try {
            long polled = System.nanoTime() - pollInterval.toNanos();
            while (!closed) {
                if (System.nanoTime() - polled >= pollInterval.toNanos()) {
                    reached(Reader.head(connection));
                    polled = System.nanoTime();
                }
                PGNotification[] received = notifications.getNotifications(patience);
                if (received != null) {
                    for (PGNotification notification : received) {
                        reached(Long.parseLong(notification.getParameter()));
                    }
                }
            }
        } finally {
            if (!connection.isClosed()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("UNLISTEN " + CHANNEL);
                }
            }
        }
    }

    /** Lets the threads end without waiting for them. */
    public void stop() {
        closed = true;
        LockSupport.unpark(caller);
        LockSupport.unpark(listener);
        LockSupport.unpark(notifier);
    }

    /** Waits, for a moment, until the connection has been given back. */
    @Override
    public void close() {
        stop();
        try {
            listener.join(LONGEST_WAIT.plusSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
