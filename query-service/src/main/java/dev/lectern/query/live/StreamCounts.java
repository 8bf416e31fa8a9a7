package dev.lectern.query.live;

import java.util.concurrent.atomic.LongAdder;

/** What has become of streams. */
final class StreamCounts {

    private final LongAdder sent = new LongAdder();
    private final LongAdder cutOff = new LongAdder();

    void sent() {
        sent.increment();
    }

    void cutOff() {
        cutOff.increment();
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
