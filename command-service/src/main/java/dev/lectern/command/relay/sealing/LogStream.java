package dev.lectern.command.relay.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.LogLine;
import dev.lectern.api.wire.Metadata;
import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.StoredEvent;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The lines of the log, of which never more than a page is in memory. */
final class LogStream extends InputStream {

    static final int PAGE = 1_000;

    /** Reads the events above a position, at least one if there is one. */
    @FunctionalInterface
    interface Pages {

        List<StoredEvent> read(long afterPosition, int limit);
    }

    private final Pages log;
    private final long head;
    private byte[] lines = {};
    private int next;
    private long position;

    /**
     * @param head the last position that it goes to
     */
    LogStream(Pages log, long head) {
        this.log = log;
        this.head = head;
    }

    @Override
    public int read() throws IOException {
        return fill() ? lines[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, lines.length - next);
        System.arraycopy(lines, next, target, offset, count);
        next += count;
        return count;
    }

    /**
     * @return whether anything is left
     * @throws IOException rather than an end that looks as if it were the log's
     */
    private boolean fill() throws IOException {
        if (next < lines.length) {
            return true;
        }
        if (position >= head) {
            return false;
        }
        try {
            List<StoredEvent> page = log.read(position, (int) Math.min(PAGE, head - position));
            if (page.isEmpty()) {
                throw new IOException("The log ends before position " + head);
            }
            var text = new StringBuilder();
            page.forEach(event -> text.append(line(event)).append('\n'));
            lines = text.toString().getBytes(UTF_8);
            next = 0;
            position = page.getLast().position();
            return true;
        } catch (EventStoreUnavailableException e) {
            throw new IOException("The log cannot be read further", e);
        }
    }

    private static String line(StoredEvent event) {
        Metadata metadata = Leaves.metadata(event);
        return new LogLine(
                        event.position(),
                        event.id().toString(),
                        event.type(),
                        Integer.parseInt(event.version()),
                        event.recordedAt().toString(),
                        metadata.actor(),
                        metadata.correlationId(),
                        metadata.causationId(),
                        event.payload(),
                        null)
                .toJson();
    }
}
