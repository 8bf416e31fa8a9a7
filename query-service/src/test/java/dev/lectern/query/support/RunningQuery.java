package dev.lectern.query.support;

import dev.lectern.query.QueryService;
import dev.lectern.web.SlowClient;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The service as it is shipped, asked over HTTP. */
public final class RunningQuery implements AutoCloseable {

    /** Most requests that are answered at once. */
    public static final int AT_ONCE = 40;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String address;
    private final String adminAddress;
    private final String ownersKey;

    private RunningQuery(ConfigurableApplicationContext context, String ownersKey) {
        this.ownersKey = ownersKey;
        this.context = context;
        var environment = context.getBean(Environment.class);
        this.address = "http://127.0.0.1:" + environment.getProperty("local.server.port");
        this.adminAddress = "http://127.0.0.1:" + environment.getProperty("local.management.port");
    }

    public static RunningQuery start(String viewsUrl, Keys keys, String topic) {
        return new RunningQuery(
                QueryService.application()
                        .run(arguments(viewsUrl, keys.url(), topic).toArray(String[]::new)),
                keys.ownersKey());
    }

    static List<String> arguments(String viewsUrl, String keysUrl, String topic) {
        return List.of(
                "--lectern.views-url=" + viewsUrl,
                "--lectern.keys-url=" + keysUrl,
                "--lectern.kafka=" + Servers.kafka(),
                "--lectern.topic=" + topic,
                "--lectern.checkpoints-topic=" + EventLog.checkpointsOf(topic),
                "--lectern.master-key=" + Keys.MASTER,
                "--lectern.limits.requests=" + AT_ONCE,
                "--lectern.limits.waiting=2s",
                "--lectern.limits.body=1s",
                "--lectern.port=0",
                "--lectern.admin-port=0");
    }

    public String address() {
        return address;
    }

    /** Where its admin endpoints are. */
    public String adminAddress() {
        return adminAddress;
    }

    /** An answer, its body as text and as JSON. */
    public record Answer(int status, String text, JsonNode body, HttpResponse<String> response) {}

    /** As an owner of the story's organisation, like everything that does not say otherwise. */
    public Answer get(String path, String... headers) {
        return getAs(ownersKey, path, headers);
    }

    /** As somebody else; as nobody where there are no credentials. */
    public Answer getAs(@Nullable String bearer, String path, String... headers) {
        return send(bearer, "GET", address + path, headers);
    }

    /** The same with another method. */
    public Answer sendAs(@Nullable String bearer, String method, String path, String... headers) {
        return send(bearer, method, address + path, headers);
    }

    /** Reads what must be there, once everything up to the position is applied. */
    public JsonNode read(long position, String path) {
        Answer answer = get(path, "Lectern-Min-Position", Long.toString(position));
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer.status() + answer.text());
        }
        return answer.body();
    }

    public Answer send(String method, String path) {
        return send(ownersKey, method, address + path);
    }

    public Answer admin(String method, String path) {
        return send(null, method, adminAddress + path);
    }

    /** What is read without being text. */
    public byte[] bytes(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address + path))
                                    .header("Authorization", "Bearer " + ownersKey)
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is answered to one who sends the head, and of the body a byte now and then. */
    public String trickle(String head) {
        return SlowClient.trickle(URI.create(address).getPort(), head, " ");
    }

    private Answer send(@Nullable String bearer, String method, String uri, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.noBody());
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json =
                    type.matches(".*json(;.*)?") && !response.body().isEmpty()
                            ? JSON.readTree(response.body())
                            : JSON.nullNode();
            return new Answer(response.statusCode(), response.body(), json, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
