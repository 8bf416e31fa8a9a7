package dev.lectern.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.access.Passes.Pass;
import dev.lectern.access.Standing;
import dev.lectern.web.Problem;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * One who reads a feed, on a thread of its own. It holds nothing but what was sent last; whoever is
 * slow gets fewer versions, and the last one in the end.
 */
final class Reader {

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(UTF_8);

    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** How long rights may be unknown until that is as good as none. */
    private static final Duration DOUBT = Duration.ofSeconds(10);

    /** How long one who comes back waits for this instance to know what another has shown. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private static final int SOONEST_RETRY_MS = 1_000;
    private static final int LATEST_RETRY_MS = 4_000;

    private final Feed<?> feed;
    private final LastSeen lastSeen;
    private final Pass pass;
    private final Predicate<Standing> sameView;
    private final Runnable onSent;
    private final Wire wire;
    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private volatile boolean started;
    private volatile boolean silentForLong;
    private volatile boolean ended;
    private long knownAt = since;

    /**
     * To be made on the thread that reads.
     *
     * @param sameView whether somebody still is to see what this feed shows
     */
    Reader(
            Feed<?> feed,
            LastSeen lastSeen,
            Pass pass,
            Predicate<Standing> sameView,
            Wire wire,
            Runnable onSent) {
        this.feed = feed;
        this.lastSeen = lastSeen;
        this.pass = pass;
        this.sameView = sameView;
        this.wire = wire;
        this.onSent = onSent;
    }

    /**
     * Sends until it is ended.
     *
     * @throws IOException if the other side has gone, or does not read
     */
    void read() throws IOException {
        int retry = ThreadLocalRandom.current().nextInt(SOONEST_RETRY_MS, LATEST_RETRY_MS);
        wire.send(("retry: " + retry + "\n\n").getBytes(UTF_8));
        String sent = "";
        while (!ended && !wire.isLost()) {
            Frame now = feed.latest();
            if (now != null && !now.hash().equals(sent) && !isToWaitFor(now)) {
                if (started || !lastSeen.is(now)) {
                    wire.send(started ? now.change() : now.snapshot());
                    onSent.run();
                }
                sent = now.hash();
                started = true;
            } else if (silentForLong) {
                silentForLong = false;
                wire.send(HEARTBEAT);
            } else {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    return;
                }
            }
        }
    }

    private boolean isToWaitFor(Frame now) {
        return !started
                && !lastSeen.is(now)
                && now.version() < lastSeen.version()
                && System.nanoTime() - since < CATCHING_UP.toNanos();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    void end() {
        ended = true;
        wake();
    }

    /** Ends it without waiting for what is being written. */
    void stop() {
        end();
        wire.cutIfWriting();
    }

    /** To be called every second or so, by one thread. */
    void look() {
        if (wire.isStuck()) {
            wire.cut();
        } else if (!isLetThrough()) {
            end();
        } else if (wire.hasBeenSilentFor(SILENCE)) {
            silentForLong = true;
            wake();
        } else if (!started) {
            wake();
        }
    }

    private boolean isLetThrough() {
        long now = System.nanoTime();
        try {
            boolean same = sameView.test(pass.standing());
            knownAt = now;
            return same;
        } catch (Problem e) {
            return e.code().status() >= 500 && now - knownAt < DOUBT.toNanos();
        }
    }
}
