package dev.lectern.benchmarks.security;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.load.Round;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Those who joined, and vote over HTTP, each connection kept alive. */
final class Audience {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int CREATED = 201;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final List<String> participants = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    /** By port: where no vote is stored, nobody's turn goes on elsewhere. */
    private final Map<Integer, Votes> votes = new HashMap<>();

    private final int size;

    /** Opens a conference and its polls, and has so many join. */
    Audience(int port, String ownerKey, int size) throws IOException {
        this.size = size;
        try (var owner = new Http(port, ownerKey);
                var door = new Http(port)) {
            String conference = "/api/conferences/" + Votes.CONFERENCE;
            made(owner.put(conference, "{\"title\": \"A hall\"}"));
            for (String poll : Votes.polls()) {
                String path = conference + "/polls/" + poll;
                made(
                        owner.put(
                                path,
                                "{\"title\": \"How is it?\", \"resultsHiddenUntilRevealed\": false, \"voting\": {\"kind\": \"rating\", \"min\": 1, \"max\": 5}}"));
                made(owner.put(path + "/rounds/1", "{}"));
            }
            String code =
                    made(owner.put(conference + "/admission", "{\"admission\": \"open\"}"))
                            .get("code")
                            .asString();
            for (int i = 0; i < size; i++) {
                JsonNode joined =
                        made(
                                door.exchange(
                                        "POST /api/participants",
                                        JSON,
                                        "{\"code\": \"" + code + "\"}"));
                participants.add(joined.get("participant").asString());
                tokens.add(joined.get("token").asString());
            }
        }
    }

    private static JsonNode made(Http.Answer answer) {
        if (answer.status() != CREATED) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
        return MAPPER.readTree(answer.body());
    }

    void write(Path file) throws IOException {
        Files.write(file, participants);
    }

    /**
     * Everybody votes, one after the other, as fast as they are answered.
     *
     * @param named whether every request has an {@code Idempotency-Key}
     */
    Round vote(int port, double seconds, boolean named) throws Exception {
        Votes turns = votes.computeIfAbsent(port, _ -> new Votes(size, 3));
        var connections = new ArrayList<Http>();
        for (int i = 0; i < Votes.CALLERS; i++) {
            connections.add(new Http(port));
        }
        Round round =
                Round.of(
                        Votes.CALLERS,
                        seconds,
                        (caller, number) ->
                                vote(connections.get(caller), turns.next(caller, number), named));
        for (Http connection : connections) {
            connection.close();
        }
        return round;
    }

    private void vote(Http http, Votes.Vote vote, boolean named) throws IOException {
        String headers =
                JSON
                        + "Authorization: Bearer "
                        + tokens.get(vote.voter())
                        + "\r\n"
                        + (named ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "");
        made(
                http.exchange(
                        "PUT " + Votes.path(vote.poll()),
                        headers,
                        "{\"rating\":" + vote.rating() + "}"));
    }
}
