package dev.lectern.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** The lines of an export, in order; read by all processors, and never all in memory. */
final class Lines {

    private static final int AT_ONCE = 1 << 20;

    private final InputStream export;
    private final int processors = Runtime.getRuntime().availableProcessors();

    /** What was read behind the last whole line. */
    private byte[] rest = {};

    Lines(InputStream export) {
        this.export = export;
    }

    /**
     * The next lines are being read while these are looked at.
     *
     * @param goesOn looks at a line, and says whether to go on
     */
    void forEach(Predicate<Line> goesOn) throws IOException {
        var reading = new ArrayDeque<Future<List<Line>>>();
        try (ExecutorService executor = Executors.newFixedThreadPool(processors)) {
            byte[] next = next();
            while (next.length > 0 || !reading.isEmpty()) {
                while (next.length > 0 && reading.size() <= processors) {
                    byte[] lines = next;
                    reading.add(executor.submit(() -> read(lines)));
                    next = next();
                }
                if (!get(reading.remove()).stream().allMatch(goesOn)) {
                    return;
                }
            }
        }
    }

    /** Whole lines, one at least; none at the end. */
    private byte[] next() throws IOException {
        byte[] read = Arrays.copyOf(rest, Math.max(AT_ONCE, 2 * rest.length));
        int length = rest.length;
        while (true) {
            int count = export.readNBytes(read, length, read.length - length);
            length += count;
            int end = length;
            while (end > 0 && read[end - 1] != '\n') {
                end--;
            }
            if (length < read.length) {
                end = length; // also a last line that nothing ends
            }
            if (end > 0 || length == 0) {
                rest = Arrays.copyOfRange(read, end, length);
                return end == read.length ? read : Arrays.copyOf(read, end);
            }
            read = Arrays.copyOf(read, 2 * read.length);
        }
    }

    private static List<Line> read(byte[] bytes) {
        var reader = new LineReader();
        var lines = new ArrayList<Line>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(reader.read(bytes, from, i));
                from = i + 1;
            }
        }
        if (from < bytes.length) {
            lines.add(reader.read(bytes, from, bytes.length));
        }
        return lines;
    }

    private static List<Line> get(Future<List<Line>> reading) throws IOException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A line could not be looked at", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
