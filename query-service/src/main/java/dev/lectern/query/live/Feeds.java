package dev.lectern.query.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The feeds that somebody reads. The tables themselves say what has changed, whichever instance
 * fills them: one query for all feeds of a source, and another one for each that has.
 */
final class Feeds {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private final Clock clock;
    private final Map<Place, Feed<?>> feeds = new ConcurrentHashMap<>();
    private final LongAdder computed = new LongAdder();
    private volatile boolean failing;

    private record Place(FeedSource<?> source, Object key) {}

    Feeds(Clock clock) {
        this.clock = clock;
    }

    int size() {
        return feeds.size();
    }

    /** How many times one of them was read from the tables to bring it up to date. */
    long computed() {
        return computed.sum();
    }

    /** The feed, which is kept up to date until it is let go. */
    @SuppressWarnings("unchecked") // a place only ever has feeds of its own source
    <K> Feed<K> hold(FeedSource<K> source, K key) {
        return (Feed<K>)
                Objects.requireNonNull(
                        feeds.compute(
                                new Place(source, key),
                                (_, there) ->
                                        (there == null ? new Feed<>(source, key) : there).hold()));
    }

    void letGo(Feed<?> feed) {
        feeds.computeIfPresent(
                new Place(feed.source(), feed.key()), (_, there) -> there.letGo() ? null : there);
    }

    /** Brings all feeds up to date; what cannot be read stays as it was, and nothing else does. */
    void refresh() {
        var failures = new ArrayList<RuntimeException>();
        feeds.values().stream()
                .collect(Collectors.groupingBy(Feed::source))
                .forEach(
                        (source, some) -> attempt(() -> refresh(source, some, failures), failures));
        if (!failures.isEmpty() && !failing) {
            LOG.warn("Live streams cannot be brought up to date", failures.getFirst());
        }
        failing = !failures.isEmpty();
    }

    private static void attempt(Runnable what, List<RuntimeException> failures) {
        try {
            what.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    @SuppressWarnings("unchecked") // they are of this source
    private <K> void refresh(
            FeedSource<K> source, List<? extends Feed<?>> some, List<RuntimeException> failures) {
        List<Feed<K>> ours = some.stream().map(feed -> (Feed<K>) feed).toList();
        Map<K, Long> versions =
                source.versions(ours.stream().map(Feed::key).collect(Collectors.toSet()));
        Instant now = clock.instant();
        for (Feed<K> feed : ours) {
            if (feed.isOutdated(versions.get(feed.key()), now)) {
                computed.increment();
                attempt(feed::refresh, failures);
            }
        }
    }

    /** Looks after everybody who reads. */
    void look() {
        feeds.values().forEach(feed -> feed.readers().forEach(Reader::look));
    }

    /** Ends all streams, at once. */
    void stop() {
        feeds.values().forEach(feed -> feed.readers().forEach(Reader::stop));
    }
}
