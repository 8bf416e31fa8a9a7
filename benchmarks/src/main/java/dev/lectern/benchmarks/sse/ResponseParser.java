package dev.lectern.benchmarks.sse;

import java.io.IOException;
import java.util.Locale;

/** Reads the answer to a request for a stream: the head, then its body, in any pieces. */
final class ResponseParser {

    private static final int STATUS_FROM = 9;
    private static final int STATUS_TO = 12;

    private final StringBuilder head = new StringBuilder();
    private boolean open;

    /** Takes the bytes of the body. */
    @FunctionalInterface
    interface Sink {
        void accept(byte b);
    }

    /** Whether the head was there, and well. */
    boolean isOpen() {
        return open;
    }

    /**
     * @throws IOException if the answer is no stream that ends with its connection
     */
    void accept(byte b, Sink body) throws IOException {
        if (open) {
            body.accept(b);
            return;
        }
        head.append((char) (b & 0xff));
        if (b == '\n' && head.toString().endsWith("\r\n\r\n")) {
            requireStream(head.toString());
            open = true;
            head.setLength(0);
        }
    }

    private static void requireStream(String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (!head.substring(STATUS_FROM, STATUS_TO).equals("200")
                || !lower.contains("content-type: text/event-stream")
                || lower.contains("transfer-encoding:")) {
            throw new IOException(head.strip());
        }
    }
}
