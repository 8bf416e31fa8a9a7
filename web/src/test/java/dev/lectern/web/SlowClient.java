package dev.lectern.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** Somebody who takes a service's time. Both services are tried with it, too. */
public final class SlowClient {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** In which a client is told or cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private SlowClient() {}

    /**
     * What is answered to one who sends a head and then the same part of a body again and again,
     * until hung up on; fails if that takes too long.
     */
    public static String trickle(int port, String head, String part) {
        try (Socket socket = connect(port)) {
            send(socket, head);
            Thread trickle = Thread.startVirtualThread(() -> trickle(socket, part));
            String answer = received(socket);
            if (!trickle.join(PATIENCE)) {
                throw new IllegalStateException("Nobody hangs up");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void trickle(Socket socket, String part) {
        try {
            while (true) {
                send(socket, part);
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            // Hung up on, as it should be.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** All that comes until the other side hangs up; fails if it does not. */
    static String received(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var all = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                all.write(b);
            }
        } catch (SocketException e) {
            all.writeBytes("\nreset".getBytes(US_ASCII)); // which is hanging up, too
        }
        return all.toString(US_ASCII);
    }
}
