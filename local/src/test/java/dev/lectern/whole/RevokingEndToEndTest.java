package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** What was taken back is worth nothing, on both services, and so is what cannot be looked up. */
class RevokingEndToEndTest {

    private static final Duration IN_EFFECT = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Installation LECTERN = Installation.shared();
    private static final String CONFERENCE = "/api/conferences/revoking";
    private static final String MEMBERS = "/api/organisations/main/members/";

    private static JsonNode asOwner(String method, String path, String body) throws IOException {
        var request =
                LECTERN.addresses()
                        .asOwner(LECTERN.addresses().command() + path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        HttpResponse<String> answer = Addresses.send(request.build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode newKey(String member) throws IOException {
        asOwner("PUT", CONFERENCE, "{\"title\": \"Revoking\"}");
        asOwner("PUT", MEMBERS + member, "{\"name\": \"A member\"}");
        asOwner("PUT", CONFERENCE + "/members/" + member + "/roles/organiser", "");
        return asOwner("POST", MEMBERS + member + "/api-keys", "{\"name\": \"A key\"}");
    }

    /** As command-service and as query-service answer who comes with it. */
    private static List<Integer> answers(String secret) throws IOException {
        Addresses at = LECTERN.addresses();
        var writing =
                Addresses.request(at.command() + CONFERENCE + "/demos/atlas")
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"title\": \"Atlas\"}"));
        var reading =
                Addresses.request(at.query() + CONFERENCE)
                        .header("Authorization", "Bearer " + secret);
        int written = Addresses.send(writing.build()).statusCode();
        return List.of(written, Addresses.send(reading.build()).statusCode());
    }

    private static void letIn(String secret) {
        await().atMost(SOON).untilAsserted(() -> assertThat(answers(secret)).isSubsetOf(200, 201));
    }

    private static void shutOutInTime(String secret) {
        await().atMost(IN_EFFECT)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(answers(secret)).containsExactly(401, 401));
    }

    @Test
    void aKeyEndsOnBothServicesWithinTwoSeconds() throws IOException {
        JsonNode key = newKey("kay");
        String secret = key.get("secret").asString();
        letIn(secret);

        asOwner("DELETE", "/api/organisations/main/api-keys/" + key.get("id").asString(), "");

        shutOutInTime(secret);
    }

    @Test
    void aMemberEndsOnBothServicesWithinTwoSeconds() throws IOException {
        String secret = newKey("moe").get("secret").asString();
        letIn(secret);

        asOwner("DELETE", MEMBERS + "moe", "");

        shutOutInTime(secret);
    }

    /** A service that has lost sight of what is taken back lets nobody in, owners included. */
    @Test
    void aServiceThatCannotKnowRefuses() throws IOException {
        String secret = newKey("una").get("secret").asString();
        letIn(secret);
        String keys = LECTERN.addresses().jdbc().apply("lectern_keys");

        Sql.execute(keys, "ALTER TABLE access_progress RENAME TO access_progress_away");
        try {
            await().atMost(IN_EFFECT.plusMillis(500)) // and its last look was a moment ago
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(answers(secret)).containsExactly(503, 503));
        } finally {
            Sql.execute(keys, "ALTER TABLE access_progress_away RENAME TO access_progress");
        }
        letIn(secret);
    }
}
