package dev.lectern.benchmarks.sse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One who reads a stream, and comes back when it breaks off. For the thread of its selector. */
final class Reader {

    private static final long FIRST_PAUSE_NANOS = 250_000_000;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000_000;

    private final int number;
    private final int port;
    private final String path;
    private final String token;
    private final Readers.Listener listener;
    private final EventParser events = new EventParser();
    private ResponseParser response = new ResponseParser();
    private @Nullable SocketChannel channel;
    private String lastId = "";
    private long due = System.nanoTime();
    private long pause = FIRST_PAUSE_NANOS;

    Reader(int number, int port, String path, String token, Readers.Listener listener) {
        this.number = number;
        this.port = port;
        this.path = path;
        this.token = token;
        this.listener = listener;
    }

    boolean isConnected() {
        return channel != null;
    }

    boolean isOpen() {
        return channel != null && response.isOpen();
    }

    /** By {@link System#nanoTime()}. */
    boolean isDue(long now) {
        return channel == null && now - due >= 0;
    }

    void connect(Selector selector) {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            // There are thousands of these, and what they are sent is short.
            opened.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1024);
            opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            opened.register(selector, SelectionKey.OP_CONNECT, this);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Does what its channel is ready for. */
    void ready(SelectionKey key, ByteBuffer buffer) {
        try {
            var ready = (SocketChannel) key.channel();
            if (key.isConnectable()) {
                ready.finishConnect();
                ready.write(ByteBuffer.wrap(request().getBytes(US_ASCII))); // fits any buffer
                key.interestOps(SelectionKey.OP_READ);
            } else {
                read(ready, buffer);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private String request() {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                + token
                + (lastId.isEmpty() ? "" : "\r\nLast-Event-ID: " + lastId)
                + "\r\n\r\n";
    }

    private void read(SocketChannel from, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (from.read(buffer) < 0) {
            throw new EOFException("The connection was closed");
        }
        long now = System.nanoTime();
        boolean before = response.isOpen();
        for (int i = 0; i < buffer.position(); i++) {
            response.accept(
                    buffer.get(i), b -> events.accept(b, (id, data) -> event(now, id, data)));
        }
        if (!before && response.isOpen()) {
            pause = FIRST_PAUSE_NANOS;
            listener.opened(number);
        }
    }

    private void event(long now, String id, String data) {
        lastId = id;
        listener.event(number, now, data);
    }

    private void fail(IOException e) {
        boolean was = isOpen();
        close();
        due = System.nanoTime() + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        listener.failed(number, was, e);
    }

    void close() {
        SocketChannel open = channel;
        channel = null;
        response = new ResponseParser();
        events.forgetHalves();
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new IllegalStateException("A connection cannot be closed", e);
            }
        }
    }
}
