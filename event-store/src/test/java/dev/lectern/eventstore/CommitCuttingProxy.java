package dev.lectern.eventstore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between an engine and PostgreSQL, and cuts the connection when COMMIT comes by. */
final class CommitCuttingProxy implements AutoCloseable {

    /** What to do with the next COMMIT. */
    enum Cut {
        NEVER,
        /** The server never sees it. */
        BEFORE,
        /** The server carries it out, and its answer is lost. */
        AFTER,
        /** The server never sees it, and nobody closes the connection. */
        SILENT
    }

    /** Keeps a COMMIT back until it is closed. */
    static final class Hold implements AutoCloseable {

        private final CountDownLatch came = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        boolean hasCome() {
            return came.getCount() == 0;
        }

        private void pass() throws IOException {
            came.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            released.countDown();
        }
    }

    final AtomicReference<Cut> next = new AtomicReference<>(Cut.NEVER);
    private final AtomicInteger skip = new AtomicInteger();
    final AtomicInteger cuts = new AtomicInteger();
    private final ServerSocket server;
    private final int target;
    private final AtomicReference<@Nullable Hold> hold = new AtomicReference<>();
    private final Semaphore gate = new Semaphore(1);
    private volatile boolean always;
    private volatile Runnable whenCut = () -> {};

    CommitCuttingProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Lets one COMMIT through first. */
    void cutSecond(Cut cut) {
        skip.set(1);
        next.set(cut);
    }

    /** Cuts before every COMMIT from now on, or no longer. */
    void cutAlways(boolean cut) {
        always = cut;
    }

    /** Keeps the next COMMIT back. */
    Hold hold() {
        var held = new Hold();
        hold.set(held);
        return held;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Run when the connection has been cut and before another one is let through. */
    void whenCut(Runnable action) {
        whenCut = action;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                gate.acquireUninterruptibly();
                gate.release();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> toServer(client, upstream));
                Thread.ofVirtual().start(() -> copy(upstream, client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void toServer(Socket client, Socket upstream) {
        try (client;
                upstream) {
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("COMMIT")
                        && skip.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                    Cut cut = always ? Cut.BEFORE : next.getAndSet(Cut.NEVER);
                    if (cut == Cut.SILENT) {
                        cuts.incrementAndGet();
                        awaitEnd(client);
                        return;
                    } else if (cut != Cut.NEVER) {
                        cutHere(cut, client, upstream, buffer, n);
                        return;
                    }
                    Hold held = hold.getAndSet(null);
                    if (held != null) {
                        held.pass();
                    }
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // one side has gone; closing both tells the other
        }
    }

    private void cutHere(Cut cut, Socket client, Socket upstream, byte[] buffer, int n)
            throws IOException {
        gate.acquireUninterruptibly(); // the other direction tells the client too, and it may be
        // back before the action has run
        try {
            if (cut == Cut.AFTER) {
                client.shutdownOutput(); // nothing of the answer reaches the client
                upstream.getOutputStream().write(buffer, 0, n);
                upstream.getOutputStream().flush();
                upstream.shutdownOutput();
                upstream.setSoTimeout(5_000);
                awaitEnd(upstream); // the server has carried COMMIT out before it ends the session
            } else {
                upstream.close();
            }
            cuts.incrementAndGet();
            whenCut.run();
        } finally {
            gate.release();
            client.close();
        }
    }

    private static void awaitEnd(Socket socket) {
        try {
            while (!socket.isClosed() && socket.getInputStream().read() >= 0) {
                // drained until the other side closes
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has gone; closing both tells the other
        } finally {
            try {
                to.close();
            } catch (IOException e) {
                // closed already
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
