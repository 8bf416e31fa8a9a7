package dev.lectern.query.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.WebConnection;

import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A connection that Tomcat has let go of, as if for another protocol: the request's buffers, some
 * eighty kilobytes, are free for other requests while it lasts. Public because Tomcat makes it.
 */
public final class StreamConnection implements InternalHttpUpgradeHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private static final int IGNORED = 256;

    /** The last resort; {@link Wire} notices earlier that nothing is taken. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);

    private @Nullable SocketWrapperBase<?> connection;
    private @Nullable Consumer<Wire> use;
    private @Nullable Wire wire;
    private @Nullable Thread thread;

    /**
     * Takes the connection once the request is over.
     *
     * @param use on a virtual thread; the connection ends with it
     */
    static void take(HttpServletRequest request, Consumer<Wire> use) throws IOException {
        try {
            request.upgrade(StreamConnection.class).use = use;
        } catch (ServletException e) {
            throw new IllegalStateException("Tomcat keeps the connection", e);
        }
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        connection = wrapper;
    }

    @Override
    public void init(WebConnection unused) {
        SocketWrapperBase<?> taken = Objects.requireNonNull(connection);
        Consumer<Wire> user = Objects.requireNonNull(use);
        taken.setWriteTimeout(WRITE_TIMEOUT.toMillis());
        var line = new Wire(taken, ((NioChannel) taken.getSocket()).getIOChannel());
        wire = line;
        thread =
                Thread.ofVirtual()
                        .name("live")
                        .start(() -> {
                            try {
                                user.accept(line);
                            } finally {
                                taken.close();
                            }
                        });
    }

    /** Nothing is expected of the other side but its end. */
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (event == SocketEvent.OPEN_READ && isStillThere()) {
            return SocketState.UPGRADED;
        }
        destroy();
        return SocketState.ASYNC_IO; // the thread closes it
    }

    private boolean isStillThere() {
        try {
            return Objects.requireNonNull(connection).read(false, new byte[IGNORED], 0, IGNORED)
                    >= 0;
        } catch (IOException e) {
            LOG.debug("A reader has gone", e);
            return false;
        }
    }

    @Override
    public void timeoutAsync(long now) {
        // Only writes have a limit of time.
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // Nobody asks for it.
    }

    @Override
    public void pause() {
        // Streams are ended before the web server stops.
    }

    @Override
    public void destroy() {
        Objects.requireNonNull(wire).lose();
        LockSupport.unpark(thread);
    }
}
