package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.wire.Seal;
import dev.lectern.api.wire.Topics;
import dev.lectern.verifier.Verifier;
import dev.lectern.whole.Installation.Part;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an auditor does who has an export, the public key and what was kept of the log. */
class VerifyingEndToEndTest {

    private static final Duration SEALED = Duration.ofSeconds(30);

    private static final Installation LECTERN = Installation.shared();
    private static List<Seal> kept = List.of();

    /** The position of the conference, which two demos follow. */
    private static int position;

    @TempDir private Path directory;

    @BeforeAll
    static void writeAndKeepWhatIsPublished() throws IOException {
        put("/api/conferences/proven");
        position = (int) LECTERN.head();
        put("/api/conferences/proven/demos/atlas");
        put("/api/conferences/proven/demos/beacon");
        long last = LECTERN.head();
        await().atMost(SEALED)
                .ignoreExceptions() // until the topic is there
                .until(() -> {
                    kept =
                            Topic.records(LECTERN.addresses().kafka(), Topics.CHECKPOINTS).stream()
                                    .map(record -> Seal.fromJson(record.value()))
                                    .toList();
                    return size(kept.getLast()) >= last;
                });
    }

    private static void put(String path) throws IOException {
        put(owner(), path, "{\"title\": \"Proven\"}");
    }

    private static void put(String bearer, String path, String body) throws IOException {
        write(bearer, "PUT", path, body);
    }

    private static JsonNode write(String bearer, String method, String path, String body)
            throws IOException {
        var request =
                Addresses.request(LECTERN.addresses().command() + path)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var response = Addresses.send(request.build());
        assertThat(response.statusCode()).as(path + response.body()).isBetween(200, 201);
        return JsonMapper.shared().readTree(response.body());
    }

    private static String owner() throws IOException {
        return Files.readString(LECTERN.addresses().ownerKey()).strip();
    }

    private static long size(Seal seal) {
        return Long.parseLong(seal.checkpoint().lines().skip(1).findFirst().orElseThrow());
    }

    private static Instance command() {
        return LECTERN.service(Part.COMMAND);
    }

    private static List<String> export() throws IOException {
        var response =
                Addresses.send(Addresses.request(command().adminUrl() + "/actuator/log").build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/jsonl");
        return new ArrayList<>(response.body().lines().toList());
    }

    private String verify(String checkpoints, List<String> export) throws IOException {
        return run(
                file("keys", key()),
                file("checkpoints", checkpoints),
                file("export", String.join("\n", export)));
    }

    private static String key() throws IOException {
        return command().health("sealing").path("details").path("publicKey").asString();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        int _ = Verifier.run(new PrintStream(out, true, UTF_8), arguments);
        return out.toString(UTF_8);
    }

    private String verifyWithAllThatWasPublished(List<String> export) throws IOException {
        return verify(String.join("\n", kept.stream().map(Seal::toJson).toList()), export);
    }

    private String verifyWithOneCheckpoint(List<String> export) throws IOException {
        return verify(kept.getLast().checkpoint(), export);
    }

    @Test
    void theExportIsWhatWasSigned() throws IOException {
        List<String> export = export();
        String verified = "verified up to position " + size(kept.getLast()) + "\n";

        assertThat(verifyWithOneCheckpoint(export)).startsWith(verified);
        assertThat(verifyWithAllThatWasPublished(export)).startsWith(verified);
    }

    @Test
    void anEditedPayloadIsFound() throws IOException {
        List<String> export = export();
        export.set(position, export.get(position).replace("title", "Title"));

        isFound(export, "position %d: the content was changed".formatted(position + 1));
    }

    @Test
    void anEditedTimeIsFound() throws IOException {
        List<String> export = export();
        export.set(
                position,
                export.get(position).replaceFirst("\"recordedAt\":\"20", "\"recordedAt\":\"21"));

        isFound(export, "position %d: the time was changed".formatted(position + 1));
    }

    @Test
    void aDeletedEventIsFound() throws IOException {
        List<String> export = export();
        export.remove(position);

        isFound(export, "position %d: it was deleted".formatted(position + 1));
    }

    @Test
    void swappedEventsAreFound() throws IOException {
        List<String> export = export();
        String one = export.get(position);
        String other = export.get(position + 1);
        export.set(position, at(other, position + 1));
        export.set(position + 1, at(one, position + 2));

        isFound(
                export,
                "position %d: it was swapped with position %d"
                        .formatted(position + 1, position + 2));
    }

    private static String at(String line, int position) {
        return line.replaceFirst("\"position\":\\d+", "\"position\":" + position);
    }

    @Test
    void aTailThatWasCutOffIsFound() throws IOException {
        List<String> export = export();

        isFound(export.subList(0, position), "missing at the end");
        assertThat(verifyWithOneCheckpoint(Collections.emptyList())).startsWith("NOT verified");
    }

    private void isFound(List<String> export, String what) throws IOException {
        assertThat(verifyWithAllThatWasPublished(export)).startsWith("NOT verified").contains(what);
        assertThat(verifyWithOneCheckpoint(export)).startsWith("NOT verified");
    }

    /** From the ballot over HTTP to the command line, with nothing but the log's public key. */
    @Test
    void aParticipantKeepsAReceipt() throws IOException {
        String conference = "/api/conferences/proven";
        String code =
                write(owner(), "PUT", conference + "/admission", "{\"admission\": \"open\"}")
                        .path("code")
                        .asString();
        put(
                owner(),
                conference + "/polls/mood",
                """
                {"title": "Mood?", "resultsHiddenUntilRevealed": false,
                 "voting": {"kind": "single-choice", "options": [{"id": "yes", "title": "Yes"}, {"id": "no", "title": "No"}]}}
                """);
        put(owner(), conference + "/polls/mood/rounds/1", "{}");
        String mine = conference + "/polls/mood/rounds/1/ballots/mine";
        String other = join(code);
        put(other, mine, "{\"options\": [\"no\"]}");
        String participant = join(code);
        put(participant, mine, "{\"options\": [\"yes\"]}");

        String receipt =
                await().atMost(SEALED)
                        .until(
                                () -> read(participant, mine + "/receipt"),
                                answer -> answer.contains("BallotCast"));

        assertThat(verifyReceipt(receipt))
                .startsWith("verified: it is in the log of ")
                .contains("yes", "(of these, this counts)")
                .doesNotContain("\"no\"");
        assertThat(verifyReceipt(receipt.replace("yes", "no"))).startsWith("NOT verified");
    }

    private static String join(String code) throws IOException {
        return write("", "POST", "/api/participants", "{\"code\": \"" + code + "\"}")
                .path("token")
                .asString();
    }

    private static String read(String bearer, String path) throws IOException {
        return Addresses.send(
                        Addresses.request(LECTERN.addresses().query() + path)
                                .header("Authorization", "Bearer " + bearer)
                                .build())
                .body();
    }

    private String verifyReceipt(String receipt) throws IOException {
        return run("receipt", file("keys", key()), file("receipt", receipt));
    }
}
