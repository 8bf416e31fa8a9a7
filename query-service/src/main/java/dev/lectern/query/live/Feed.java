package dev.lectern.query.live;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One thing that is watched: its latest version, and who reads it. */
final class Feed<K> {

    private final FeedSource<K> source;
    private final K key;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Frame latest;
    private volatile long seenVersion;
    private int holders;

    Feed(FeedSource<K> source, K key) {
        this.source = source;
        this.key = key;
    }

    /** Not to be called by two at once, like {@link #letGo}. */
    Feed<K> hold() {
        holders++;
        return this;
    }

    /** Whether nobody holds it any more. */
    boolean letGo() {
        holders--;
        return holders == 0;
    }

    FeedSource<K> source() {
        return source;
    }

    K key() {
        return key;
    }

    Set<Reader> readers() {
        return readers;
    }

    @Nullable Frame latest() {
        return latest;
    }

    /** The latest version, which is read if nobody has yet; empty where there is no such thing. */
    Optional<Frame> require() {
        reading.lock();
        try {
            if (latest == null) {
                refresh();
            }
            return Optional.ofNullable(latest);
        } finally {
            reading.unlock();
        }
    }

    /** Whether what is known of it is out of date. */
    boolean isOutdated(@Nullable Long version, Instant now) {
        Frame known = latest;
        if (known == null) {
            return false; // whoever comes first reads it
        }
        return (version != null && version != seenVersion)
                || (known.validUntil() != null && !now.isBefore(known.validUntil()));
    }

    /** Reads it anew, and wakes its readers if they can see a difference. */
    void refresh() {
        reading.lock();
        try {
            Optional<Content> content = source.content(key);
            if (content.isEmpty()) {
                return;
            }
            Frame next = Frame.of(content.get());
            Frame before = latest;
            seenVersion = next.version();
            if (before != null && before.hash().equals(next.hash())) {
                latest = before.until(next.validUntil());
                return;
            }
            latest = next;
        } finally {
            reading.unlock();
        }
        readers.forEach(Reader::wake);
    }
}
