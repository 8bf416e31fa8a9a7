package dev.lectern.command.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.command.CommandService;
import dev.lectern.web.SlowClient;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The service as it is shipped, driven over HTTP. */
public final class RunningService implements AutoCloseable {

    public static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final String MEMBER_WRITES = "--lectern.limits.member-writes=";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String address;

    private final String ownerKey;

    private RunningService(ConfigurableApplicationContext context, Path ownerKey) {
        this.context = context;
        this.address = "http://127.0.0.1:" + property("local.server.port");
        try {
            this.ownerKey = Files.readString(ownerKey).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On databases of its own. */
    public static RunningService start() {
        return start(Servers.newDatabase(), Servers.newDatabase(), Servers.kafka());
    }

    /** For tests that do not look at Kafka. */
    public static RunningService start(String eventsUrl, String keysUrl) {
        return start(eventsUrl, keysUrl, Servers.kafka());
    }

    public static RunningService start(
            String eventsUrl, String keysUrl, String kafka, String... more) {
        // Whoever starts on the same databases finds the same organisation, and its owner's key.
        Path ownerKey = Servers.directory().resolve("owner-" + keysUrl.hashCode() + ".key");
        var arguments =
                new java.util.ArrayList<>(
                        List.of(
                                "--lectern.events-url=" + eventsUrl,
                                "--lectern.keys-url=" + keysUrl,
                                "--lectern.kafka=" + kafka,
                                "--lectern.master-key=" + MASTER_KEY,
                                "--lectern.owner-key-file=" + ownerKey,
                                "--lectern.port=0",
                                "--lectern.admin-port=0"));
        if (Stream.of(more).noneMatch(argument -> argument.startsWith(MEMBER_WRITES))) {
            arguments.add(MEMBER_WRITES + "1000000"); // tests write a lot
        }
        arguments.addAll(List.of(more));
        SpringApplicationBuilder application = CommandService.application();
        return new RunningService(application.run(arguments.toArray(String[]::new)), ownerKey);
    }

    /** The secret of the API key that an owner of the organisation {@code main} has. */
    public String ownerKey() {
        return ownerKey;
    }

    /** Another organisation, founded by those who run the service. */
    public String found(String organisation) {
        Answer answer = admin("POST", "/actuator/organisations/" + organisation);
        try {
            return Files.readString(Path.of(answer.body().path("ownerKeyFile").asString())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer of which only this is looked at. */
    public record Raw(int status, JsonNode body, String text) {}

    /** An answer, its body as JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    /** Reads from the admin port. */
    public JsonNode admin(String path) {
        return admin("GET", path).body();
    }

    /** Asks at the admin port. */
    public Answer admin(String method, String path, String... headers) {
        var admin = "http://127.0.0.1:" + property("local.management.port");
        return exchange(method, admin + path, BodyPublishers.noBody(), headers);
    }

    /** As a client that does not look at what it sends: the path goes out as it stands. */
    public Raw raw(String method, String path, String contentType, String body) {
        String head =
                "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(method, path, ownerKey, contentType, body.length());
        return bytes(head, body.getBytes(UTF_8));
    }

    /**
     * Whatever it is that goes out; each character of the head is a byte.
     *
     * @param head asks for the connection to be closed
     */
    public Raw bytes(String head, byte[] body) {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort())) {
            socket.setSoTimeout(30_000);
            // At once: whoever is refused by the head alone is not waited for.
            var request = new ByteArrayOutputStream();
            request.writeBytes(head.getBytes(ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            String content = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            int start = content.indexOf('{');
            return new Raw(
                    Integer.parseInt(answer.split(" ", 3)[1]),
                    start < 0
                            ? JSON.nullNode()
                            : JSON.readTree(content.substring(start, content.lastIndexOf('}') + 1)),
                    content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is answered to one who sends the head, and of the body a byte now and then. */
    public String trickle(String head) {
        return SlowClient.trickle(URI.create(address).getPort(), head, " ");
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body, "Content-Type", "application/json");
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    public Answer send(String method, String path, String body, String... headers) {
        return exchange(method, address + path, BodyPublishers.ofString(body), headers);
    }

    /** A body that need not be text. */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        return exchange(method, address + path, body, headers);
    }

    /** As somebody else than the owner; with no credentials where there are none. */
    public Answer sendAs(
            @Nullable String bearer, String method, String path, String body, String... headers) {
        return exchange(bearer, method, address + path, BodyPublishers.ofString(body), headers);
    }

    private String property(String name) {
        return String.valueOf(context.getBean(Environment.class).getProperty(name));
    }

    private Answer exchange(String method, String address, BodyPublisher body, String... headers) {
        return exchange(ownerKey, method, address, body, headers);
    }

    private Answer exchange(
            @Nullable String bearer,
            String method,
            String address,
            BodyPublisher body,
            String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, body);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode json =
                    response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
