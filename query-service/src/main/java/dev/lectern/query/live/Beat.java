package dev.lectern.query.live;

import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The two clocks of all streams: one brings feeds up to date, the other looks after readers. Stops
 * before the web server does, which would wait for streams that never end.
 */
final class Beat implements SmartLifecycle {

    /** A little more than a quarter of a second, so that no second has five changes in it. */
    private static final Duration BETWEEN_VERSIONS = Duration.ofMillis(270);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final LiveStreams streams;
    private final ScheduledExecutorService clocks =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().name("live-", 0).daemon().factory());
    private volatile boolean running;

    Beat(Feeds feeds, LiveStreams streams) {
        this.feeds = feeds;
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
        every(BETWEEN_VERSIONS, feeds::refresh);
        every(BETWEEN_LOOKS, feeds::look);
    }

    private void every(Duration pause, Runnable what) {
        var _ =
                clocks.scheduleWithFixedDelay(
                        what, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clocks.shutdownNow();
        streams.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
