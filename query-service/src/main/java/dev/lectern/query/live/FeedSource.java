package dev.lectern.query.live;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Things of one kind that can be watched live. However many watch one of them, it is read once for
 * all of them, and at most four times a second.
 *
 * @param <K> tells apart what is watched, and those who see something else of the same thing; with
 *     {@code equals} and {@code hashCode}
 */
public interface FeedSource<K> {

    /**
     * How far those are that there are, in one query: asked about four times a second. A number
     * grows with each change that anybody may see, is the same on all instances and after a
     * rebuild, and may be told to whoever watches.
     */
    Map<K, Long> versions(Set<K> keys);

    /** One of them as it is now; empty where there is none. */
    Optional<Content> content(K key);
}
