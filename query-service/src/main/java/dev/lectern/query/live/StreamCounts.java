package dev.lectern.query.live;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** What has become of streams. */
final class StreamCounts {

    private final LongAdder sent = new LongAdder();
    private final LongAdder cutOff = new LongAdder();

    void sent() {
        sent.increment();
    }

    /** A stream could not be written: its reader has gone, or does not read and is cut off. */
    void broken(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                cutOff.increment();
                return;
            }
        }
    }

    /** How many versions were sent, each reader's counted. */
    long versionsSent() {
        return sent.sum();
    }

    /** How many readers did not read. */
    long readersCutOff() {
        return cutOff.sum();
    }
}
