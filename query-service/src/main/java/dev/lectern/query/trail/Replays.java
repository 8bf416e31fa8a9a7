package dev.lectern.query.trail;

import dev.lectern.access.Passes.Pass;
import dev.lectern.query.http.CutShortException;
import dev.lectern.query.trail.Entries.Entry;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends every event of a conference from a position on, and may then follow what happens. A reader
 * costs a thread and one page of entries, however slow it is; who takes nothing for as long as the
 * web server waits is cut off. Stops before the web server does, which would wait for streams that
 * never end.
 */
@Component
class Replays implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private static final int AT_ONCE = 500;
    private static final int AT_MOST = 100;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Entries entries;
    private final Showing showing;
    private final Semaphore places = new Semaphore(AT_MOST);
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    Replays(Entries entries, Showing showing) {
        this.entries = entries;
        this.showing = showing;
    }

    /** Where entries go to. */
    interface Out {

        void entry(ShownEntry entry) throws IOException;

        /** Shows that there is still somebody there. */
        void nothing() throws IOException;

        void flush() throws IOException;
    }

    /**
     * Sends until the last entry is sent, or if it follows until the reader goes, loses the right
     * to see it, or the service stops.
     *
     * @param after a position
     * @throws Problem if too many are under way
     * @throws CutShortException if it fails in the middle
     */
    void send(String scope, long after, boolean follow, Pass pass, Out out)
            throws InterruptedException {
        if (!places.tryAcquire()) {
            throw Problem.of(
                            CommonProblem.OVERLOADED,
                            "There are as many replays under way as there may be")
                    .retryAfter(SILENCE);
        }
        try {
            sendAll(scope, after, follow, pass, out);
        } catch (IOException e) {
            LOG.debug("A reader has gone, or does not read", e);
        } catch (RuntimeException e) {
            throw new CutShortException(e);
        } finally {
            places.release();
        }
    }

    private void sendAll(String scope, long after, boolean follow, Pass pass, Out out)
            throws IOException, InterruptedException {
        long end = follow ? Long.MAX_VALUE : entries.last(scope);
        long position = after;
        long wrote = System.nanoTime();
        var leave = new Leave(pass);
        while (position < end) {
            List<Entry> page = entries.after(scope, Filter.NONE, position, AT_ONCE);
            for (ShownEntry entry : showing.toStaff(scope, page)) {
                out.entry(entry);
                position = entry.position();
            }
            long now = System.nanoTime();
            if (!page.isEmpty() || now - wrote >= SILENCE.toNanos()) {
                if (page.isEmpty()) {
                    out.nothing();
                }
                out.flush();
                wrote = System.nanoTime();
            }
            if (!leave.lasts(now)) {
                return;
            }
            if (page.size() < AT_ONCE && stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lectern.replays", places, p -> AT_MOST - p.availablePermits())
                .description("Replays that are under way on this instance")
                .register(registry);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
