package dev.lectern.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lectern.api.conference.ConferenceFact.DemoRegistered;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.command.support.Audience;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Random;

/**
 * Sends every operation of the description what is certainly wrong: never a defect of ours, never a
 * stack trace, never an event. {@code -Dlectern.seed=…} repeats a run, {@code -Dlectern.rounds=…}
 * lengthens it.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("lectern.rounds", 60);

    private static RunningService service;
    private static String participant;

    @BeforeAll
    static void start() {
        service =
                RunningService.start(
                        Servers.newDatabase(),
                        Servers.newDatabase(),
                        Servers.kafka(),
                        "--lectern.limits.participant-writes=1000000",
                        "--lectern.limits.wrong-codes=1000000");
        String competition = "/api/conferences/hack/competitions/finals";
        service.put("/api/conferences/hack", "{\"title\": \"Hack Night\"}");
        service.put("/api/conferences/hack/demos/votes", "{\"title\": \"Fair Votes\"}");
        service.put(
                competition,
                """
                {"title": "Finals", "criteria": [{"id": "impact", "name": "Impact", "weight": 100}],
                 "scale": {"min": 0, "max": 5, "step": 0.5}}\
                """);
        service.put(competition + "/judges/ada", "{\"name\": \"Ada\"}");
        service.put("/api/organisations/main/members/ada", "{\"name\": \"Ada\"}");
        String code = new Audience(service, "hack").open("open");
        participant = Audience.join(service, code).body().path("token").asString();
        assertThat(Stored.after(0, service))
                .extracting(Stored::fact)
                .hasAtLeastOneElementOfType(DemoRegistered.class)
                .hasAtLeastOneElementOfType(JudgeNamed.class)
                .hasAtLeastOneElementOfType(MemberAdmitted.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void nothingWrongIsStoredOrADefect() {
        System.out.println("lectern.seed=" + SEED);
        var random = new Random(SEED);
        JsonNode paths = service.send("GET", "/api-docs", "").body().get("paths");
        long head = Stored.head(service);
        int operations = 0;
        int participants = 0;
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                operations++;
                var bad = new BadRequests(random, path.getKey(), operation);
                String credentials = credentials(operation.getValue());
                participants += credentials.equals(participant) ? 1 : 0;
                for (int round = 0; round < ROUNDS; round++) {
                    send(bad.next(), credentials);
                    assertThat(Stored.head(service)).as("seed %d", SEED).isEqualTo(head);
                }
            }
        }
        assertThat(operations).isGreaterThan(10);
        assertThat(participants).as("operations of participants alone").isGreaterThan(3);
        assertThat(service.put("/api/conferences/afterwards", "{\"title\": \"A\"}").status())
                .isEqualTo(201);
    }

    /** Of somebody who gets past the gate: what is wrong is to be looked at. */
    private static String credentials(JsonNode operation) {
        String who = operation.path("description").asString("");
        return who.contains("owners of the organisation") || who.contains("For anybody")
                ? service.ownerKey()
                : participant;
    }

    private static void send(BadRequests.Request request, String credentials) {
        RunningService.Raw answer =
                service.bytes(
                        request.head()
                                .replaceFirst(
                                        "\r\n",
                                        "\r\nAuthorization: Bearer " + credentials + "\r\n"),
                        request.body().getBytes(ISO_8859_1));
        String what = "seed %d: %s%n%s".formatted(SEED, request, answer);
        assertThat(answer.status()).as(what).isBetween(400, 499);
        assertThat(answer.text())
                .as(what)
                .doesNotContain("Exception", "\tat ", "dev.lectern", "org.spring", "tools.jackson");
        if (!answer.text().isEmpty()) {
            assertThat(answer.body().path("code").asString("")).as(what).isNotEmpty();
        }
    }
}
