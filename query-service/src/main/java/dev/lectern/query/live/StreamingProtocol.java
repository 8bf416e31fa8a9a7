package dev.lectern.query.live;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

import java.nio.channels.SocketChannel;

/**
 * Tomcat's HTTP/1.1, and which socket a request came by, which Tomcat tells nobody: a stream has
 * other needs than an answer that ends. Public because Tomcat makes it, by its name.
 */
public final class StreamingProtocol extends Http11NioProtocol {

    private static final ScopedValue<SocketChannel> SOCKET = ScopedValue.newInstance();

    public StreamingProtocol() {
        Handler<NioChannel> http = getEndpoint().getHandler();
        getEndpoint().setHandler(new SocketTelling(http));
    }

    /**
     * The socket of the request that this thread answers.
     *
     * @throws java.util.NoSuchElementException if it answers none
     */
    static SocketChannel socket() {
        return SOCKET.get();
    }

    private record SocketTelling(Handler<NioChannel> http) implements Handler<NioChannel> {

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> connection, SocketEvent event) {
            return ScopedValue.where(SOCKET, connection.getSocket().getIOChannel())
                    .call(() -> http.process(connection, event));
        }

        @Override
        public Object getGlobal() {
            return http.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> connection) {
            http.release(connection);
        }

        @Override
        public void pause() {
            http.pause();
        }

        @Override
        public void recycle() {
            http.recycle();
        }
    }
}
