package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;

/**
 * Somebody who asks the services.
 *
 * @param bearer the credentials
 */
record Person(Addresses addresses, String bearer) {

    /** The owner of the organisation. */
    static Person owner(Installation lectern) throws IOException {
        Addresses addresses = lectern.addresses();
        return new Person(addresses, Files.readString(addresses.ownerKey()).strip());
    }

    /** Writes what must be accepted; the answer to it. */
    JsonNode write(String method, String path, String body) throws IOException {
        return answered(
                asking(addresses.command() + path)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .build());
    }

    /** Reads what must be there. */
    JsonNode read(String path) throws IOException {
        return read(path, 0);
    }

    /** The same, once everything up to the position is applied. */
    JsonNode read(String path, long position) throws IOException {
        return answered(
                asking(addresses.query() + path)
                        .header("Lectern-Min-Position", Long.toString(position))
                        .build());
    }

    /** Lets somebody join a conference that is open: says who that is, with a token. */
    JsonNode admit(String conference) throws IOException {
        String path = "/api/conferences/" + conference + "/admission";
        String code =
                await().atMost(Duration.ofSeconds(10))
                        .until(
                                () -> read(path).path("joinCode").asString(""),
                                read -> !read.isEmpty());
        return answered(
                Addresses.request(addresses.command() + "/api/participants")
                        .method("POST", BodyPublishers.ofString("{\"code\": \"" + code + "\"}"))
                        .header("Content-Type", "application/json")
                        .build());
    }

    private HttpRequest.Builder asking(String url) {
        return Addresses.request(url).header("Authorization", "Bearer " + bearer);
    }

    private static JsonNode answered(HttpRequest request) throws IOException {
        var response = Addresses.send(request);
        assertThat(response.statusCode())
                .as(request.method() + ' ' + request.uri() + response.body())
                .isBetween(200, 201);
        return JsonMapper.shared().readTree(response.body());
    }
}
