package dev.lectern.query.live;

import dev.lectern.access.Passes;
import dev.lectern.access.Passes.Pass;
import dev.lectern.access.Principal;
import dev.lectern.access.Standing;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.web.Problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/** Opens streams, and ends them when they are to end. */
public final class LiveStreams {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Feeds feeds;
    private final Passes passes;
    private final Places places;
    private final StreamCounts counts;
    private volatile boolean closing;

    LiveStreams(Feeds feeds, Passes passes, Places places, StreamCounts counts) {
        this.feeds = feeds;
        this.passes = passes;
        this.places = places;
        this.counts = counts;
    }

    /**
     * Answers with a stream: a snapshot, then each change.
     *
     * @param lastSeen the {@code Last-Event-ID} of one who comes back
     * @param sameView whether somebody, by what they are then, still is to see this key; if not,
     *     the stream ends
     * @return whether there is such a thing; if not, nothing has been answered
     * @throws Problem if there are too many streams
     */
    public <K> boolean open(
            FeedSource<K> source,
            K key,
            @Nullable String lastSeen,
            Predicate<Standing> sameView,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!isThere(source, key)) {
            return false;
        }
        Principal principal = Standing.of(request).principal();
        if (closing || !places.areThereFor(principal)) {
            throw Problem.of(
                            ReadProblem.TOO_MANY_STREAMS,
                            "There are as many live streams as there may be")
                    .retryAfter(TRY_AGAIN);
        }
        if (HttpMethod.GET.matches(request.getMethod())) {
            Pass pass = passes.of(request);
            LastSeen last = LastSeen.of(lastSeen);
            StreamConnection.take(
                    request, wire -> stream(source, key, last, pass, sameView, principal, wire));
        }
        response.setStatus(HttpServletResponse.SC_OK); // whatever else has the connection now
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no"); // proxies that would collect it
        response.setHeader(HttpHeaders.CONNECTION, "close"); // no request comes after it
        response.flushBuffer();
        return true;
    }

    private <K> boolean isThere(FeedSource<K> source, K key) {
        Feed<K> feed = feeds.hold(source, key);
        try {
            return feed.require().isPresent();
        } finally {
            feeds.letGo(feed);
        }
    }

    private <K> void stream(
            FeedSource<K> source,
            K key,
            LastSeen lastSeen,
            Pass pass,
            Predicate<Standing> sameView,
            @Nullable Principal principal,
            Wire wire) {
        if (!places.take(principal)) {
            return; // others were faster: who comes again is told so
        }
        Feed<K> feed = feeds.hold(source, key);
        var reader = new Reader(feed, lastSeen, pass, sameView, wire, counts::sent);
        feed.readers().add(reader);
        try {
            feed.require();
            if (!closing) { // who ends all may have missed this one
                reader.read();
            }
        } catch (IOException e) {
            LOG.debug("A stream has broken", e);
        } catch (RuntimeException e) {
            LOG.warn("A stream has failed", e);
        } finally {
            if (wire.wasCut()) {
                counts.cutOff();
            }
            feed.readers().remove(reader);
            feeds.letGo(feed);
            places.giveBack(principal);
        }
    }

    void close() {
        closing = true;
        feeds.stop();
    }
}
