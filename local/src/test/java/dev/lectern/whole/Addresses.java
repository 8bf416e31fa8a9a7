package dev.lectern.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Where an installation is reached.
 *
 * @param command base URL of the write side
 * @param query base URL of the read side
 * @param jdbc from a database's name to its JDBC URL
 * @param kafka bootstrap servers
 * @param ownerKey the file with the API key of the organisation's owner
 */
record Addresses(
        String command, String query, UnaryOperator<String> jdbc, String kafka, Path ownerKey) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Longer than anything in the services waits, so that what is given up is really over. */
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    /** A request of the organisation's owner. */
    HttpRequest.Builder asOwner(String url) throws IOException {
        return request(url).header("Authorization", "Bearer " + Files.readString(ownerKey).strip());
    }

    static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException {
        return send(request, BodyHandlers.ofString());
    }

    static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) throws IOException {
        try {
            return HTTP.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
