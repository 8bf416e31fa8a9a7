package dev.lectern.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One connection that is kept alive, HTTP/1.1: as little as it takes, as the load generator shares
 * the processors with what it measures. For one thread.
 */
public final class Http implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    /** The services close a connection that nobody has used for longer than this. */
    private static final long IDLE_NANOS = 10_000_000_000L;

    private final int port;
    private final String credentials;
    private @Nullable Socket socket;
    private long used = System.nanoTime();
    private InputStream in = InputStream.nullInputStream();

    public Http(int port) {
        this(port, null);
    }

    /**
     * @param apiKey that every request shows, if one is needed
     */
    public Http(int port, @Nullable String apiKey) {
        this.port = port;
        this.credentials = apiKey == null ? "" : "Authorization: Bearer " + apiKey + "\r\n";
    }

    /**
     * @param position of {@code Lectern-Position}, -1 without it
     */
    public record Answer(int status, long position, String body) {}

    public Answer put(String path, String json) throws IOException {
        return exchange("PUT " + path, "Content-Type: application/json\r\n", json);
    }

    public Answer post(String path) throws IOException {
        return exchange("POST " + path, "Content-Type: application/json\r\n", "");
    }

    /**
     * @param position what the read must show at least
     */
    public Answer get(String path, long position) throws IOException {
        return exchange("GET " + path, "Lectern-Min-Position: " + position + "\r\n", "");
    }

    /**
     * @param what method and path
     * @param headers each ended by CR and LF
     */
    public Answer exchange(String what, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        String request =
                what
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + credentials
                        + headers
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n\r\n"
                        + body;
        try {
            var out = connected().getOutputStream();
            out.write(request.getBytes(UTF_8));
            return answer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket connected() throws IOException {
        long now = System.nanoTime();
        if (now - used > IDLE_NANOS) {
            close();
        }
        used = now;
        Socket connection = socket;
        if (connection == null) {
            connection = new Socket(InetAddress.getLoopbackAddress(), port);
            connection.setTcpNoDelay(true);
            connection.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(connection.getInputStream(), 16 * 1024);
            socket = connection;
        }
        return connection;
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        long position = -1;
        int length = 0;
        boolean chunked = false;
        boolean closing = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equals("chunked");
                case "connection" -> closing = value.equals("close");
                case "lectern-position" -> position = Long.parseLong(value);
                default -> {} // none of ours
            }
        }
        String body = new String(chunked ? chunks() : in.readNBytes(length), UTF_8);
        if (closing) {
            close();
        }
        return new Answer(status, position, body);
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b == -1) {
                throw new EOFException("The connection was closed");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        Socket connection = socket;
        socket = null;
        if (connection != null) {
            connection.close();
        }
    }
}
