package dev.lectern.benchmarks.pipeline;

import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Installation;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks again and again how far the read models lag behind what was acknowledged. */
final class LagMonitor implements AutoCloseable {

    private final Progress progress;
    private final Acknowledged acknowledged;
    private final Users users;
    private final long start = System.nanoTime();
    private final List<Point> points = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param second since the beginning
     * @param rate acknowledged votes a second, since the point before
     * @param events acknowledged and not applied by every read model
     * @param millis for how long the oldest of them has been acknowledged
     */
    record Point(double second, double rate, long events, double millis) {}

    LagMonitor(Installation installation, Acknowledged acknowledged, Users users, long stepMillis)
            throws SQLException {
        this.progress = new Progress(installation);
        this.acknowledged = acknowledged;
        this.users = users;
        this.thread = Thread.ofPlatform().name("lag").start(() -> watch(stepMillis));
    }

    private void watch(long stepMillis) {
        try {
            long before = System.nanoTime();
            long written = users.written();
            while (!closed) {
                Thread.sleep(stepMillis);
                long now = System.nanoTime();
                long writtenNow = users.written();
                var lag = acknowledged.behind(progress.applied(), now);
                points.add(
                        new Point(
                                (now - start) / 1e9,
                                (writtenNow - written) * 1e9 / (now - before),
                                lag.events(),
                                lag.millis()));
                before = now;
                written = writtenNow;
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException("The lag can no longer be watched", e);
        }
    }

    List<Point> points() {
        return points;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        Await.done(thread::join);
        progress.close();
    }
}
