package dev.lectern.benchmarks.sse;

import java.io.IOException;
import java.util.Locale;

/** Reads the answer to a request for a stream: the head, then its body in chunks, in any pieces. */
final class ResponseParser {

    private static final int STATUS_FROM = 9;
    private static final int STATUS_TO = 12;
    private static final int HEXADECIMAL = 16;

    private enum Part {
        HEAD,
        SIZE,
        CHUNK,
        END_OF_CHUNK
    }

    private final StringBuilder text = new StringBuilder();
    private Part part = Part.HEAD;
    private long left;

    /** Takes the bytes of the body. */
    @FunctionalInterface
    interface Sink {
        void accept(byte b);
    }

    /** Whether the head was there, and well. */
    boolean isOpen() {
        return part != Part.HEAD;
    }

    /**
     * @throws IOException if the answer is no stream, or has ended
     */
    void accept(byte b, Sink body) throws IOException {
        switch (part) {
            case HEAD -> {
                text.append((char) (b & 0xff));
                if (b == '\n' && text.toString().endsWith("\r\n\r\n")) {
                    requireStream(text.toString());
                    next(Part.SIZE);
                }
            }
            case SIZE -> {
                if (b == '\n') {
                    left = Long.parseLong(text.toString().strip(), HEXADECIMAL);
                    if (left == 0) {
                        throw new IOException("The stream has ended");
                    }
                    next(Part.CHUNK);
                } else {
                    text.append((char) (b & 0xff));
                }
            }
            case CHUNK -> {
                body.accept(b);
                if (--left == 0) {
                    next(Part.END_OF_CHUNK);
                }
            }
            case END_OF_CHUNK -> {
                if (b == '\n') {
                    next(Part.SIZE);
                }
            }
        }
    }

    private void next(Part next) {
        part = next;
        text.setLength(0);
    }

    private static void requireStream(String head) throws IOException {
        if (!head.substring(STATUS_FROM, STATUS_TO).equals("200")
                || !head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            throw new IOException(head.strip());
        }
    }
}
