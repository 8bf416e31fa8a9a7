package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The hall of one talk, {@code keynote}, whose questions moderators look at first. */
final class Hall {

    private final Installation lectern;
    private final String conference;
    private final String owner;
    private final String code;
    private final AtomicLong position = new AtomicLong();

    Hall(Installation lectern, String name) throws IOException {
        this.lectern = lectern;
        this.conference = "/api/conferences/" + name;
        this.owner = Files.readString(lectern.addresses().ownerKey()).strip();
        done(owner, "PUT", "", Map.of("title", "A conference"));
        code = done(owner, "PUT", "/admission", Map.of("admission", "open")).get("code").asString();
        done(
                owner,
                "PUT",
                "/talks/keynote",
                JsonMapper.shared()
                        .readTree(
                                """
                                {"kind": "keynote", "title": "Opening", "start": "2026-11-25T09:00:00Z",
                                 "end": "2026-11-25T09:45:00Z", "speakers": [], "moderation": "before"}
                                """));
        done(owner, "POST", "/talks/keynote/questions/open", Map.of());
    }

    record Answer(int status, JsonNode body) {

        String code() {
            return body.path("code").asString("");
        }
    }

    String owner() {
        return owner;
    }

    /** Of the last event that was written through this. */
    long position() {
        return position.get();
    }

    /** Somebody in the audience, by a token. */
    String participant() {
        Answer joined = send("", "POST", "/api/participants", Map.of("code", code));
        assertThat(joined.status()).as("%s", joined.body()).isEqualTo(201);
        return joined.body().get("token").asString();
    }

    /** A member with a role here, by an API key that the command service knows. */
    String member(String id, String role) {
        String member = "/api/organisations/main/members/" + id;
        send(owner, "PUT", member, Map.of("name", "A member"));
        done(owner, "PUT", "/members/" + id + "/roles/" + role, Map.of());
        return send(owner, "POST", member + "/api-keys", Map.of("name", "A key"))
                .body()
                .get("secret")
                .asString();
    }

    /** A moderator, by an API key that both services know. */
    String moderator(String id) {
        String key = member(id, "moderator");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get(key, "/moderation-queue").status() == 200);
        return key;
    }

    String ask(String participant, String text) {
        return done(participant, "POST", "/talks/keynote/questions", Map.of("text", text))
                .get("question")
                .asString();
    }

    /** Asks what a moderator approves. */
    String published(String moderator, String author, String text) {
        String question = ask(author, text);
        done(moderator, "POST", "/questions/" + question + "/approve", Map.of());
        return question;
    }

    /** Writes something that must be accepted. */
    JsonNode done(String who, String method, String path, Object body) {
        Answer answer = write(who, method, path, body);
        assertThat(answer.status())
                .as(method + ' ' + path + ' ' + answer.body())
                .isBetween(200, 201);
        return answer.body();
    }

    Answer write(String who, String method, String path, Object body) {
        Answer answer = send(who, method, conference + path, body);
        position.accumulateAndGet(answer.body().path("position").asLong(0), Math::max);
        return answer;
    }

    private Answer send(String who, String method, String path, Object body) {
        var request =
                Addresses.request(lectern.addresses().command() + path)
                        .method(
                                method,
                                BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(body)))
                        .header("Content-Type", "application/json");
        if (!who.isEmpty()) {
            request.header("Authorization", "Bearer " + who);
        }
        return answer(request);
    }

    /** Reads what shows at least everything that was written before. */
    JsonNode read(String who, String path) {
        Answer answer = get(who, path);
        assertThat(answer.status()).as(path + ' ' + answer.body()).isEqualTo(200);
        return answer.body();
    }

    Answer get(String who, String path) {
        return answer(reading(who, path));
    }

    /** The same as {@link #read}, byte for byte. */
    byte[] bytes(String who, String path) {
        try {
            var response = Addresses.send(reading(who, path).build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder reading(String who, String path) {
        return Addresses.request(lectern.addresses().query() + conference + path)
                .header("Authorization", "Bearer " + who)
                .header("Lectern-Min-Position", Long.toString(position.get()));
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            var response = Addresses.send(request.build());
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the questions of a board, or of another list. */
    static List<String> texts(JsonNode list) {
        return list.get("items").valueStream().map(q -> q.get("text").asString()).toList();
    }

    /** Such as {@code Why? 2}. */
    static List<String> votes(JsonNode board) {
        return board.get("items")
                .valueStream()
                .map(q -> q.get("text").asString() + ' ' + q.get("upvotes").asInt())
                .toList();
    }
}
