package dev.lectern.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class FeedsTest {

    private final Feeds feeds = new Feeds(Clock.systemUTC());

    /** Things that all change at once, if they can be read. */
    private static final class Things implements FeedSource<String> {

        private long version = 1;
        private boolean unreadable;
        private @Nullable String broken;

        @Override
        public Map<String, Long> versions(Set<String> keys) {
            if (unreadable) {
                throw new IllegalStateException("no versions");
            }
            var versions = new HashMap<String, Long>();
            keys.forEach(key -> versions.put(key, version));
            return versions;
        }

        @Override
        public Optional<Content> content(String key) {
            if (key.equals(broken)) {
                throw new IllegalStateException("no content");
            }
            return Optional.of(new Content(version, "{\"version\":" + version + "}", null));
        }
    }

    private Feed<String> watched(Things things, String key) {
        Feed<String> feed = feeds.hold(things, key);
        assertThat(feed.require()).isPresent();
        return feed;
    }

    private static long version(Feed<?> feed) {
        return feed.require().orElseThrow().version();
    }

    @Test
    void areBroughtUpToDateWhicheverOfThemCannotBeRead() {
        var things = new Things();
        List<Feed<String>> all = Stream.of("a", "b", "c").map(k -> watched(things, k)).toList();
        for (Feed<String> broken : all) { // which comes first is not for us to say
            things.version++;
            things.broken = broken.key();
            feeds.refresh();
            assertThat(all)
                    .allSatisfy(feed ->
                            assertThat(version(feed))
                                    .as("%s while %s is broken", feed.key(), broken.key())
                                    .isEqualTo(things.version - (feed == broken ? 1 : 0)));
            things.broken = null;
            feeds.refresh();
            assertThat(version(broken)).isEqualTo(things.version);
        }
    }

    @Test
    void areBroughtUpToDateWhicheverSourceCannotBeAsked() {
        List<Things> sources = List.of(new Things(), new Things());
        List<Feed<String>> all = sources.stream().map(s -> watched(s, "a")).toList();
        for (int failing = 0; failing < 2; failing++) {
            sources.forEach(source -> source.version++);
            sources.get(failing).unreadable = true;
            feeds.refresh();
            long now = sources.get(failing).version;
            assertThat(version(all.get(failing))).isEqualTo(now - 1);
            assertThat(version(all.get(1 - failing))).isEqualTo(now);
            sources.get(failing).unreadable = false;
            feeds.refresh();
            assertThat(version(all.get(failing))).isEqualTo(now);
        }
    }

    @Test
    void tellWhoComesFirstThatItCannotBeRead() {
        var things = new Things();
        things.broken = "a";
        Feed<String> feed = feeds.hold(things, "a");
        assertThatThrownBy(feed::require).hasMessage("no content");
        feeds.refresh();
        assertThat(feed.latest()).isNull();
        things.broken = null;
        assertThat(feed.require()).isPresent();
    }
}
