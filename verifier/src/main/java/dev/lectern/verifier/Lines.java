package dev.lectern.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The lines of an export, in order; read by all processors, and never all in memory. */
final class Lines {

    private static final int AT_ONCE = 5_000;

    private final BufferedReader export;
    private final long published;
    private final int processors = Runtime.getRuntime().availableProcessors();

    /**
     * @param published the last position of which it was published what it is
     */
    Lines(BufferedReader export, long published) {
        this.export = export;
        this.published = published;
    }

    /** The next lines are being read while these are looked at. */
    void forEach(Consumer<Line> consumer) throws IOException {
        var reading = new ArrayDeque<Future<List<Line>>>();
        try (ExecutorService executor = Executors.newFixedThreadPool(processors)) {
            List<String> next = next();
            while (!next.isEmpty() || !reading.isEmpty()) {
                while (!next.isEmpty() && reading.size() <= processors) {
                    List<String> lines = next;
                    reading.add(executor.submit(() -> read(lines)));
                    next = next();
                }
                get(reading.remove()).forEach(consumer);
            }
        }
    }

    private List<String> next() throws IOException {
        var lines = new ArrayList<String>();
        while (lines.size() < AT_ONCE) {
            String line = export.readLine();
            if (line == null) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    private List<Line> read(List<String> lines) {
        var reader = new LineReader(published);
        return lines.stream().map(reader::read).toList();
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
