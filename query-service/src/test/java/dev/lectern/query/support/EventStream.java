package dev.lectern.query.support;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A live stream, read as a browser would read it. */
public final class EventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final int status;
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile boolean ended;

    /**
     * @param at by {@link System#nanoTime}
     */
    public record Received(String event, String id, JsonNode data, long at) {}

    private EventStream(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            status = response.statusCode();
            var lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            Thread.startVirtualThread(() -> read(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static EventStream open(String uri, String bearer, @Nullable String lastEventId) {
        var request =
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + bearer)
                        .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new EventStream(request.build());
    }

    private void read(BufferedReader lines) {
        String event = "";
        String id = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    received.add(
                            new Received(
                                    event,
                                    id,
                                    JsonMapper.shared().readTree(line.substring(6)),
                                    System.nanoTime()));
                }
            }
        } catch (IOException e) {
            // It is over, as far as a reader can tell.
        }
        ended = true;
    }

    public int status() {
        return status;
    }

    /** How many times it was told that the other side is still there. */
    public int heartbeats() {
        return heartbeats.get();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The last one once there are so many. */
    public Received await(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> received.size() >= count);
        return received.get(count - 1);
    }

    public void awaitEnd() {
        Awaitility.await().atMost(PATIENCE).until(() -> ended);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
