package dev.lectern.benchmarks.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Makes events of the lines of a {@code text/event-stream}; a line may come in pieces. */
final class EventParser {

    private static final int FIRST_SIZE = 512;

    private byte[] line = new byte[FIRST_SIZE];
    private int length;
    private String id = "";
    private String data = "";

    /** Takes whole events. */
    @FunctionalInterface
    interface Sink {
        void event(String id, String data);
    }

    void accept(byte b, Sink sink) {
        if (b == '\n') {
            endOfLine(sink);
            length = 0;
        } else if (b != '\r') {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = b;
        }
    }

    private void endOfLine(Sink sink) {
        if (length == 0) {
            if (!data.isEmpty()) {
                sink.event(id, data);
            }
            data = "";
        } else if (startsWith("data:")) {
            data += value("data:");
        } else if (startsWith("id:")) {
            id = value("id:");
        }
        // Names of events and comments say nothing that is asked here.
    }

    private boolean startsWith(String field) {
        if (length < field.length()) {
            return false;
        }
        for (int i = 0; i < field.length(); i++) {
            if (line[i] != field.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String value(String field) {
        int from = field.length();
        int start = from < length && line[from] == ' ' ? from + 1 : from;
        return new String(line, start, length - start, UTF_8);
    }

    /** What was begun on a connection that is gone is not gone on with. */
    void forgetHalves() {
        length = 0;
        data = "";
    }
}
