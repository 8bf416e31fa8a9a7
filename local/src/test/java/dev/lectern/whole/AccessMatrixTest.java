package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.whole.Cast.Persona;
import dev.lectern.whole.Installation.Part;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everybody tries every operation that the services describe: who is let through is what the table
 * says, {@code src/test/resources/access-matrix.txt}, and an operation that is not in it fails.
 */
class AccessMatrixTest {

    private static final Path TABLE = Path.of("src/test/resources/access-matrix.txt");
    private static final Map<String, String> PATH =
            Map.ofEntries(
                    Map.entry("conference", Cast.CONFERENCE),
                    Map.entry("competition", "finals"),
                    Map.entry("demo", "votes"),
                    Map.entry("judge", "ada"),
                    Map.entry("organisation", "main"),
                    Map.entry("member", "ghost"),
                    Map.entry("role", "speaker"),
                    Map.entry("apiKey", "ghost"),
                    Map.entry("participant", "ghost"),
                    Map.entry("invitation", "7-7"),
                    Map.entry("talk", "keynote"),
                    Map.entry("question", "ghost"),
                    Map.entry("duplicate", "ghost-2"),
                    Map.entry("label", "budget"),
                    Map.entry("poll", "ghost"),
                    Map.entry("round", "1"),
                    Map.entry("position", "1"),
                    Map.entry("size", "1"));

    private static final Installation LECTERN = Installation.shared();
    private static final StringBuffer ANSWERED = new StringBuffer();
    private static Cast cast;

    @BeforeAll
    static void assemble() throws IOException {
        cast = Cast.assemble(LECTERN);
    }

    /** Of each operation, such as {@code PUT /api/conferences/{conference}}, who may ask for it. */
    private static Map<String, Set<Persona>> table() throws IOException {
        var table = new LinkedHashMap<String, Set<Persona>>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\\|", -1);
            var allowed = EnumSet.noneOf(Persona.class);
            for (String name : cells[1].strip().split(" +", -1)) {
                allowed.add(Persona.valueOf(name.toUpperCase(Locale.ROOT)));
            }
            assertThat(table.put(cells[0].strip(), allowed)).as(line).isNull();
        }
        return table;
    }

    /** Every operation that a service describes, and where to send it. */
    private static Map<String, String> operations() throws IOException {
        var operations = new TreeMap<String, String>();
        for (String service :
                new String[] {LECTERN.addresses().command(), LECTERN.addresses().query()}) {
            var response = Addresses.send(Addresses.request(service + "/api-docs").build());
            JsonNode paths = JsonMapper.shared().readTree(response.body()).get("paths");
            for (Map.Entry<String, JsonNode> path : paths.properties()) {
                for (String method : path.getValue().propertyNames()) {
                    operations.put(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey(), service);
                }
            }
        }
        return operations;
    }

    @Test
    void knowsEveryOperationAndNoOther() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(operations().keySet());
    }

    @TestFactory
    Stream<DynamicTest> letsThroughWhomItNamesAndNobodyElse() throws IOException {
        Map<String, Set<Persona>> table = table();
        Stream<DynamicTest> attempts =
                operations().entrySet().stream()
                        .flatMap(operation ->
                                Stream.of(Persona.values())
                                        .map(persona ->
                                                DynamicTest.dynamicTest(
                                                        operation.getKey() + " as " + persona,
                                                        () ->
                                                                attempt(
                                                                        operation.getKey(),
                                                                        operation.getValue(),
                                                                        persona,
                                                                        table.getOrDefault(
                                                                                operation.getKey(),
                                                                                Set.of())))));
        return Stream.concat(
                attempts,
                Stream.of(
                        DynamicTest.dynamicTest(
                                "what was let through reaches every read model",
                                AccessMatrixTest::applied),
                        DynamicTest.dynamicTest(
                                "no secret is in an answer, a log, an event or a table",
                                AccessMatrixTest::keptSecret)));
    }

    private static void keptSecret() {
        var told = new TreeMap<String, String>();
        told.put("answers", ANSWERED.toString());
        for (Part service : List.of(Part.COMMAND, Part.QUERY)) {
            told.put("log of " + service, LECTERN.process(service).output());
        }
        for (String database : List.of("lectern_events", "lectern_keys", "lectern_views")) {
            told.put(database, Sql.dump(LECTERN.addresses().jdbc().apply(database)));
        }
        assertThat(told.get("lectern_events")).contains("ApiKeyCreated", "ParticipantJoined");
        String password =
                LECTERN.addresses().jdbc().apply("lectern_keys").replaceFirst(".*password=", "");
        var secrets = new ArrayList<>(List.of(Installation.MASTER_KEY, password));
        for (Persona persona : EnumSet.complementOf(EnumSet.of(Persona.NOBODY))) {
            String token = Objects.requireNonNull(cast.credentials(persona), persona.name());
            secrets.add(token.substring(token.lastIndexOf('.') + 1)); // of a JWT, the signature
        }
        told.forEach((where, text) -> {
            assertThat(text).as(where).isNotEmpty();
            // Not by AssertJ, which would print all of it.
            assertThat(secrets.stream().filter(text::contains)).as(where).isEmpty();
        });
    }

    private static void applied() {
        var audit = new Audit(LECTERN.addresses());
        audit.awaitApplied(audit.topic());
    }

    private static void attempt(
            String operation, String service, Persona persona, Set<Persona> allowed)
            throws IOException {
        HttpResponse<String> response = send(operation, service, persona);
        ANSWERED.append(response.body()).append('\n');
        boolean bodiless = response.request().method().equals("HEAD");
        JsonNode body = body(response);
        String what = operation + " as " + persona + ": " + response.statusCode() + ' ' + body;
        if (allowed.contains(persona)) {
            assertThat(response.statusCode()).as(what).isNotIn(401, 403).isLessThan(500);
            assertThat(body.path("code").asString(""))
                    .as(what)
                    .isNotIn("unknown-conference", "unknown-organisation");
        } else {
            assertThat(response.statusCode()).as(what).isEqualTo(refusal(persona, operation));
            for (String member : bodiless ? List.<String>of() : List.of("code", "traceId")) {
                assertThat(body.path(member).asString("")).as(what).isNotEmpty();
            }
        }
    }

    /** Without credentials 401; what is not theirs to know of does not exist; else 403. */
    private static int refusal(Persona persona, String operation) {
        boolean ofAConference = operation.contains("{conference}");
        boolean ofAnOrganisation = operation.contains("{organisation}");
        return switch (persona) {
            case NOBODY, EXPIRED, TAMPERED, REVOKED, REMOVED -> 401;
            case STRANGER -> ofAConference || ofAnOrganisation ? 404 : 403;
            case PASSERBY -> ofAConference || ofAnOrganisation ? 404 : 403;
            case PARTICIPANT, BLOCKED -> ofAnOrganisation ? 404 : 403;
            default -> 403;
        };
    }

    private static HttpResponse<String> send(String operation, String service, Persona persona)
            throws IOException {
        String[] parts = operation.split(" ", 2);
        String path = parts[1];
        for (Map.Entry<String, String> variable : PATH.entrySet()) {
            path = path.replace('{' + variable.getKey() + '}', variable.getValue());
        }
        assertThat(path).as("what its variables stand for").doesNotContain("{");
        // It is not to be let off for lacking a parameter.
        path += path.endsWith("/changes") ? "?from=999999999" : "";
        path += path.contains("/ranking") ? (path.contains("?") ? '&' : '?') + "model=mean" : "";
        String method = path.endsWith("/live") ? "HEAD" : parts[0]; // a stream has no end
        var request =
                Addresses.request(service + path)
                        .method(method, BodyPublishers.ofString("GET".equals(parts[0]) ? "" : "{}"))
                        .header("Content-Type", "application/json");
        String credentials = cast.credentials(persona);
        if (credentials != null) {
            request.header("Authorization", "Bearer " + credentials);
        }
        return Addresses.send(request.build());
    }

    private static JsonNode body(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.matches(".*json(;.*)?")
                ? JsonMapper.shared().readTree(response.body())
                : JsonMapper.shared().createObjectNode();
    }
}
