package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.whole.Installation.Part;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A member of three conferences and a participant are erased: what they wrote is gone wherever
 * Lectern keeps anything, and what they voted and scored still counts.
 */
class ErasureEndToEndTest {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final List<String> READ_MODELS =
            List.of("admission", "board", "judging", "programme", "staff", "trail");

    private static final Installation LECTERN = Installation.shared();

    private static Erasable people;
    private static Map<String, String> texts;
    private static Map<String, String> results;

    @BeforeAll
    static void erase() throws IOException {
        people = new Erasable(LECTERN);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(ErasureEndToEndTest::requireReadable);
        texts = people.texts();
        results = people.results();
        new KeyBackup(url("lectern_keys")).take();

        people.eraseBoth();
    }

    private static void requireReadable() throws IOException {
        assertThat(people.texts())
                .allSatisfy((_, answer) ->
                        assertThat(answer).containsAnyOf(people.membersText, people.guestsText));
    }

    private static void requireErased() throws IOException {
        assertThat(people.texts())
                .containsOnlyKeys(texts.keySet())
                .allSatisfy((_, answer) ->
                        assertThat(answer)
                                .contains("\"erased\":true")
                                .doesNotContain(people.membersText, people.guestsText));
    }

    private static String url(String database) {
        return LECTERN.addresses().jdbc().apply(database);
    }

    @Test
    void whatTheyWroteReadsAsErasedAndWhatOthersWroteDoesNot() throws IOException {
        await().atMost(SOON).untilAsserted(ErasureEndToEndTest::requireErased);

        assertThat(people.texts())
                .allSatisfy((path, answer) ->
                        assertThat(answer.contains(people.othersText))
                                .as(path)
                                .isEqualTo(
                                        texts.getOrDefault(path, "").contains(people.othersText)));
    }

    @Test
    void totalsAndRanksStayTheSame() throws IOException {
        await().atMost(SOON).untilAsserted(ErasureEndToEndTest::requireErased);

        assertThat(people.results()).isEqualTo(results);
        assertThat(results.toString()).contains("\"ballots\":2", "\"exact\":\"15/4\"");
    }

    @Test
    void theTrailsSayThatItWasDoneAndByWhom() throws IOException {
        var entries =
                List.of(
                        people.lastEntry(Erasable.FIRST, "lectern.admission.ParticipantErased"),
                        people.lastEntry(
                                "/api/organisations/main", "lectern.organisation.MemberErased"));

        assertThat(entries)
                .allSatisfy(entry -> {
                    assertThat(entry.get("actor").asString()).isEqualTo("member:main/owner");
                    assertThat(entry.at("/fact/reason/text").asString()).isEqualTo("Asked for it");
                });
        assertThat(entries.getFirst().at("/fact/participant").asString()).isEqualTo(people.guest());
        assertThat(entries.getLast().at("/fact/member").asString()).isEqualTo("mia");
    }

    @Test
    void subscribersAreToldOfIt() {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Topic.read(LECTERN.addresses().kafka()))
                                .extracting(r -> r.attributes().type().name())
                                .contains(
                                        "lectern.admission.ParticipantErased",
                                        "lectern.organisation.MemberErased"));
    }

    @Test
    void aBackupOfTheKeysThatIsPutBackGivesNothingBack() throws IOException {
        await().atMost(SOON).untilAsserted(ErasureEndToEndTest::requireErased);
        var backup = new KeyBackup(url("lectern_keys"));

        assertThat(keysIn("backup")).as("the member's are four").isEqualTo(5);
        backup.restore();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> {
                    requireErased();
                    return keysIn("public") == 0;
                });
        requireErased();
        backup.discard();
    }

    /** How many keys there are of both of them. */
    private static long keysIn(String schema) {
        return Sql.number(
                url("lectern_keys"),
                """
                SELECT count(*) FROM %s.personal_key WHERE wrapped IS NOT NULL
                AND (id = 'staff:main/mia' OR id LIKE 'member:erasure-_/mia' OR id LIKE '%%/%s')
                """
                        .formatted(schema, people.guest()));
    }

    /** Searches for the texts and, so that the search is seen to find, for their ciphertexts. */
    @Test
    void noByteOfItIsLeftInAnyFileNorInABackupNorInARebuiltReadModel() throws IOException {
        await().atMost(SOON).untilAsserted(ErasureEndToEndTest::requireErased);
        new Rebuild(LECTERN).of(READ_MODELS); // which hold what they wrote
        requireErased();
        Path backup = LECTERN.directory().resolve("without-keys");
        backUp(backup);
        Path control = Files.write(LECTERN.directory().resolve("control"), everyForm());
        try {
            for (String text : List.of(people.membersText, people.guestsText)) {
                var traces = new Traces(text);
                assertThat(traces.below(LECTERN.directory()))
                        .hasSize(traces.forms().size())
                        .allMatch(trace -> trace.startsWith("control: "));
                for (Part service : List.of(Part.COMMAND, Part.QUERY, Part.KAFKA)) {
                    assertThat(traces.in(LECTERN.process(service).log())).isEmpty();
                }
            }
            List<String> ciphertexts = new Traces(ciphertext()).below(LECTERN.directory());
            for (String place : places()) {
                assertThat(ciphertexts)
                        .as(place)
                        .anyMatch(trace -> trace.startsWith(place))
                        .anyMatch(trace -> trace.startsWith("without-keys/" + place));
            }
        } finally {
            Files.delete(control);
            FileSystemUtils.deleteRecursively(backup);
        }
    }

    /** Where the ciphertext is to be found. */
    private static List<String> places() {
        return List.of(
                "postgres/data/base/" + oid("lectern_events") + '/',
                "postgres/data/base/" + oid("lectern_views") + '/',
                "postgres/data/pg_wal/",
                "kafka/log/lectern.events-");
    }

    private static String oid(String database) {
        return Sql.strings(
                        url("postgres"),
                        "SELECT oid::text FROM pg_database WHERE datname = '" + database + "'")
                .getFirst();
    }

    private static byte[] everyForm() {
        var bytes = new ByteArrayOutputStream();
        for (String text : List.of(people.membersText, people.guestsText)) {
            new Traces(text)
                    .forms()
                    .forEach(form -> {
                        bytes.writeBytes("... ".getBytes(UTF_8));
                        bytes.writeBytes(form);
                    });
        }
        return bytes.toByteArray();
    }

    /** Of the question. */
    private static String ciphertext() {
        String payload =
                Sql.strings(
                                url("lectern_events"),
                                "SELECT payload FROM event WHERE type = 'lectern.question.QuestionAsked' AND payload LIKE '%/"
                                        + people.guest()
                                        + "\"%'")
                        .getFirst();
        return JsonMapper.shared().readTree(payload).at("/text/ciphertext").asString();
    }

    /** Copies the files of everything but the database of keys, as they are on the disk. */
    private static void backUp(Path backup) throws IOException {
        Sql.execute(url("postgres"), "CHECKPOINT");
        Files.createDirectories(backup);
        LECTERN.copyTo(backup);
        Path databases = backup.resolve("postgres").resolve("data").resolve("base");
        FileSystemUtils.deleteRecursively(databases.resolve(oid("lectern_keys")));
    }
}
