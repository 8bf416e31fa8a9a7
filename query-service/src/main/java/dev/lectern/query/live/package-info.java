/**
 * Live streams: whoever watches something gets it as it is, and then each change, as server-sent
 * events. What is watched is a {@link dev.lectern.query.live.FeedSource}'s to say.
 */
@NullMarked
package dev.lectern.query.live;

import org.jspecify.annotations.NullMarked;
