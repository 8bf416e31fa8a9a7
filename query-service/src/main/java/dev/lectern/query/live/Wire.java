package dev.lectern.query.live;

import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The way to one reader. Whoever looks from outside can tell that the other side takes nothing, and
 * hang up, which ends the write that waits for it.
 */
final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    /** For how long the other side may take nothing of what waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int SLICE = 8 * 1024;
    private static final int SMALLEST_BUFFER = 2 * 1024;
    private static final int LARGEST_BUFFER = 64 * 1024;

    private final SocketWrapperBase<?> connection;
    private final SocketChannel socket;
    private int buffer;
    private volatile long at = System.nanoTime();
    private volatile boolean writing;
    private volatile boolean cut;
    private volatile boolean lost;

    /**
     * @param socket of that connection
     */
    Wire(SocketWrapperBase<?> connection, SocketChannel socket) {
        this.connection = connection;
        this.socket = socket;
    }

    /** Sends all of it, as slowly as the other side takes it. */
    void send(byte[] bytes) throws IOException {
        makeRoomFor(bytes.length);
        at = System.nanoTime();
        writing = true;
        for (int from = 0; from < bytes.length; from += SLICE) {
            connection.write(true, bytes, from, Math.min(SLICE, bytes.length - from));
            at = System.nanoTime();
        }
        connection.flush(true);
        at = System.nanoTime();
        writing = false;
    }

    /**
     * The kernel takes about two of what is sent, and no more: were it to take megabytes, nobody
     * would notice for minutes that they are not read.
     */
    private void makeRoomFor(int length) throws IOException {
        int wanted =
                Math.clamp(2L * Integer.highestOneBit(length), SMALLEST_BUFFER, LARGEST_BUFFER);
        if (wanted > buffer) {
            socket.setOption(StandardSocketOptions.SO_SNDBUF, wanted); // and Linux doubles it
            buffer = wanted;
        }
    }

    boolean hasBeenSilentFor(Duration duration) {
        return !writing && System.nanoTime() - at > duration.toNanos();
    }

    boolean isStuck() {
        return writing && System.nanoTime() - at > PATIENCE.toNanos();
    }

    /** Hangs up, whatever is being written; also what the kernel holds is thrown away. */
    void cut() {
        cut = true;
        hangUp();
    }

    private void hangUp() {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.shutdownOutput(); // it is closed once its write has failed
        } catch (IOException e) {
            LOG.debug("Who is to be cut off has gone", e);
        }
    }

    /** The other side has hung up, and takes nothing more. */
    void lose() {
        lost = true;
        if (writing) {
            hangUp();
        }
    }

    boolean isLost() {
        return lost;
    }

    void cutIfWriting() {
        if (writing) {
            cut();
        }
    }

    boolean wasCut() {
        return cut;
    }
}
