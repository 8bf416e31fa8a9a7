package dev.lectern.benchmarks.sse;

import dev.lectern.benchmarks.system.Await;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Readers of one stream, each with a connection of its own, all on one thread; who loses the
 * connection comes back after a pause and says what was read last. As frugal as can be, as the load
 * generator shares the processors with what it measures.
 */
public final class Readers implements AutoCloseable {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final long LOOK_MILLIS = 20;

    /** At once; the services' queue of new connections is no longer than a hundred. */
    private static final int MOST_CONNECTING = 50;

    private final Selector selector;
    private final List<Reader> readers = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable IOException lastFailure;
    private volatile @Nullable RuntimeException died;

    /** Is told everything on the readers' thread, so it should not take long. */
    public interface Listener {

        /**
         * @param now by {@link System#nanoTime()}
         */
        void event(int reader, long now, String data);

        /** The stream was answered. */
        default void opened(int reader) {}

        /**
         * @param was whether it had been open
         */
        default void failed(int reader, boolean was, IOException why) {}
    }

    /**
     * Starts to connect them.
     *
     * @param tokens one for each reader
     */
    public Readers(int port, String path, List<String> tokens, Listener listener)
            throws IOException {
        selector = Selector.open();
        var counting = new Counting(listener);
        for (int i = 0; i < tokens.size(); i++) {
            readers.add(new Reader(i, port, path, tokens.get(i), counting));
        }
        thread = Thread.ofPlatform().name("readers").start(this::run);
    }

    private final class Counting implements Listener {

        private final Listener listener;

        Counting(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void event(int reader, long now, String data) {
            listener.event(reader, now, data);
        }

        @Override
        public void opened(int reader) {
            open.incrementAndGet();
            listener.opened(reader);
        }

        @Override
        public void failed(int reader, boolean was, IOException why) {
            if (was) {
                open.decrementAndGet();
                lost.incrementAndGet();
            }
            lastFailure = why;
            listener.failed(reader, was, why);
        }
    }

    private void run() {
        try {
            long looked = System.nanoTime();
            while (!closed) {
                long now = System.nanoTime();
                if (open() < readers.size() && now - looked > LOOK_MILLIS * 1_000_000) {
                    looked = now;
                    connectWhoIsDue(now);
                }
                selector.select(
                        key -> {
                            if (key.attachment() instanceof Reader reader) {
                                reader.ready(key, buffer);
                            }
                        },
                        LOOK_MILLIS);
            }
        } catch (IOException e) {
            died = new IllegalStateException(e);
        } catch (RuntimeException e) {
            died = e;
        } finally {
            readers.forEach(Reader::close);
        }
    }

    private void connectWhoIsDue(long now) {
        long connecting = 0;
        for (Reader reader : readers) {
            connecting += reader.isConnected() && !reader.isOpen() ? 1 : 0;
        }
        for (Reader reader : readers) {
            if (connecting < MOST_CONNECTING && reader.isDue(now)) {
                reader.connect(selector);
                connecting++;
            }
        }
    }

    /**
     * @throws IllegalStateException if they are not all open by then
     */
    public void awaitOpen(double seconds) throws Exception {
        Await.until(
                readers.size() + " streams are open",
                seconds,
                () -> {
                    RuntimeException dead = died;
                    if (dead != null) {
                        throw dead;
                    }
                    return open() == readers.size();
                });
    }

    public int open() {
        return open.get();
    }

    /** How many streams have broken off so far. */
    public int lost() {
        return lost.get();
    }

    /** Why a stream was not opened or broke off, the last time that one did. */
    public @Nullable IOException lastFailure() {
        return lastFailure;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        Await.done(thread::join);
        try {
            selector.close();
        } catch (IOException e) {
            throw new IllegalStateException("The selector cannot be closed", e);
        }
    }
}
