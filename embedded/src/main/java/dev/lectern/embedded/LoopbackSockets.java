package dev.lectern.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Server sockets on 127.0.0.1, the only address that embedded servers listen on. */
final class LoopbackSockets {

    static final String HOST = "127.0.0.1";

    private LoopbackSockets() {}

    /**
     * A bound socket that does not accept yet, in non-blocking mode.
     *
     * @param server who wants it, for the message
     * @param port 0 for a free one
     * @throws EmbeddedServerException naming the port, if somebody else has it
     */
    static ServerSocketChannel bind(String server, int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.configureBlocking(false);
                return channel.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Port %d, meant for %s, can't be used on %s: %s."
                            .formatted(port, server, HOST, e.getMessage()),
                    e);
        }
    }

    /** The port itself if it is free, or a free one for 0. Whoever binds it next, has it. */
    static int free(String server, int port) {
        try (ServerSocketChannel channel = bind(server, port)) {
            return port(channel);
        } catch (IOException e) {
            throw new EmbeddedServerException("Port " + port + " can't be given up again.", e);
        }
    }

    static int port(ServerSocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
}
