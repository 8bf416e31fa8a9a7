package dev.lectern.query.operating;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;

/** Talks to the admin endpoint of a running service. */
final class AdminClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String PATH = "/actuator/projections";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI address;

    AdminClient(URI address) {
        this.address = address;
    }

    /**
     * @return {@code null} if it is none
     */
    static @Nullable URI address(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")
                    ? uri
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * @throws UnreachableException if the service does not answer as it should
     */
    JsonNode projections() throws InterruptedException {
        return Objects.requireNonNull(send("GET", PATH));
    }

    /**
     * @return {@code null} if there is no such read model
     * @throws UnreachableException if the service does not answer as it should
     */
    @Nullable JsonNode startRebuild(String readModel) throws InterruptedException {
        if (!projections().path("live").has(readModel)) {
            return null;
        }
        return send("POST", PATH + '/' + readModel + "/rebuild");
    }

    private @Nullable JsonNode send(String method, String path) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(TIMEOUT)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new UnreachableException(
                        "%s %s%s answers %d instead of what query-service's admin endpoint would."
                                .formatted(method, address, path, response.statusCode()));
            }
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw new UnreachableException(
                    "%s is not query-service's admin endpoint.".formatted(address));
        } catch (IOException e) {
            throw new UnreachableException(
                    "Query-service's admin endpoint does not answer at %s (%s)."
                            .formatted(address, e.getClass().getSimpleName()));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
