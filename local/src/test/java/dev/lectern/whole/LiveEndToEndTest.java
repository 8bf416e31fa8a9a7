package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A poll and a board, as somebody in the room watches what all in it do. */
class LiveEndToEndTest {

    private static final Installation LECTERN = Installation.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONFERENCE = "/api/conferences/live";
    private static final String TALK = CONFERENCE + "/talks/keynote";
    private static final String POLL = CONFERENCE + "/polls/mood";

    private final HttpClient http = HttpClient.newHttpClient();
    private String ada = "";
    private String bob = "";

    @BeforeEach
    void open() throws IOException {
        asOwner("PUT", CONFERENCE, "{'title': 'Live'}");
        asOwner(
                "PUT",
                TALK,
                "{'kind': 'keynote', 'title': 'Votes', 'speakers': [], 'moderation': 'after', 'start': '2030-11-25T09:00:00Z', 'end': '2030-11-25T09:45:00Z'}");
        asOwner("POST", TALK + "/questions/open", "");
        asOwner(
                "PUT",
                POLL,
                "{'title': 'Mood', 'resultsHiddenUntilRevealed': true, 'voting': {'kind': 'single-choice', 'options': [{'id': 'a', 'title': 'A'}, {'id': 'b', 'title': 'B'}]}}");
        String code =
                asOwner("PUT", CONFERENCE + "/admission", "{'admission': 'open'}")
                        .at("/code")
                        .asString();
        long position = asOwner("PUT", POLL + "/rounds/1", "{}").at("/position").asLong();
        ada = join(code);
        bob = join(code);
        for (String read : List.of(POLL, TALK + "/questions")) {
            Addresses.send(
                    request(ada, LECTERN.addresses().query() + read)
                            .header("Lectern-Min-Position", Long.toString(position))
                            .build());
        }
    }

    @AfterEach
    void hangUp() {
        http.shutdownNow();
    }

    private static HttpRequest.Builder request(String token, String uri) {
        return Addresses.request(uri).header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder request, String method, String body)
            throws IOException {
        var response =
                Addresses.send(
                        request.method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                                .header("Content-Type", "application/json")
                                .build());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return JsonMapper.shared().readTree(response.body());
    }

    private static JsonNode asOwner(String method, String path, String body) throws IOException {
        var addresses = LECTERN.addresses();
        return send(addresses.asOwner(addresses.command() + path), method, body);
    }

    private static String join(String code) throws IOException {
        String uri = LECTERN.addresses().command() + "/api/participants";
        return send(Addresses.request(uri), "POST", "{'code': '" + code + "'}")
                .get("token")
                .asString();
    }

    private static void as(String token, String method, String path, String body)
            throws IOException {
        send(request(token, LECTERN.addresses().command() + path), method, body);
    }

    private static void vote(String token, String option) throws IOException {
        as(token, "PUT", POLL + "/rounds/1/ballots/mine", "{'options': ['" + option + "']}");
    }

    /** What is shown of it, one after the other, as a participant sees it. */
    private List<JsonNode> watch(String path) throws IOException, InterruptedException {
        var shown = new CopyOnWriteArrayList<JsonNode>();
        HttpRequest request = request(ada, LECTERN.addresses().query() + path).build();
        var response = http.send(request, BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        Thread.startVirtualThread(() -> read(response.body(), shown));
        return shown;
    }

    private static void read(Stream<String> lines, List<JsonNode> into) {
        try (lines) {
            lines.filter(line -> line.startsWith("data: "))
                    .forEach(line -> into.add(JsonMapper.shared().readTree(line.substring(6))));
        } catch (UncheckedIOException e) {
            // The test has hung up.
        }
    }

    private static void awaitLast(List<JsonNode> shown, Predicate<JsonNode> isSo) {
        await().atMost(PATIENCE).until(() -> !shown.isEmpty() && isSo.test(shown.getLast()));
    }

    @Test
    void showsWhatIsAskedAndHowManyVoteAndResultsOnceTheyAreRevealed() throws Exception {
        List<JsonNode> poll = watch(POLL + "/live");
        List<JsonNode> board = watch(TALK + "/live");

        vote(ada, "a");
        vote(bob, "a");
        vote(bob, "b");
        as(bob, "POST", TALK + "/questions", "{'text': 'Why not?'}");

        awaitLast(poll, shown -> shown.at("/rounds/0/ballots").asInt() == 2);
        awaitLast(board, shown -> shown.at("/items/0/text").asString("").equals("Why not?"));

        asOwner("POST", POLL + "/rounds/1/close", "{}");
        awaitLast(poll, shown -> shown.at("/status").asString("").equals("closed"));
        assertThat(poll.toString()).doesNotContain("votes");

        asOwner("POST", POLL + "/rounds/1/reveal", "{}");
        awaitLast(poll, shown -> shown.at("/rounds/0/revealed").asBoolean(false));
        assertThat(poll.getLast().at("/rounds/0/results/options").valueStream())
                .extracting(option -> option.at("/id").asString() + option.at("/votes").asInt())
                .containsExactly("a1", "b1");
    }
}
