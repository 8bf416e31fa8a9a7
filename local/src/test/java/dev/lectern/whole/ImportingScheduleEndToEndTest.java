package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A programme, imported by the client that the project ships. */
class ImportingScheduleEndToEndTest {

    private static final Path SCHEDULES = Path.of("src", "test", "resources", "schedules");
    private static final Path PRETALX = SCHEDULES.resolve("pretalx.json");
    private static final Path FRAB = SCHEDULES.resolve("frab.json");
    private static final String KEYNOTE = "6a4c7f1e-42d6-5e4b-9a3d-0c9b6e2f0001";
    private static final String WORKSHOP = "6a4c7f1e-42d6-5e4b-9a3d-0c9b6e2f0002";
    private static final String HACKSPACE = "6a4c7f1e-42d6-5e4b-9a3d-0c9b6e2f0003";
    private static final Duration IMPORTED = Duration.ofMinutes(2);

    private static final Installation LECTERN = Installation.shared();

    @Test
    void importsWhatPretalxExportsAndOnceOnly() {
        assertThat(imported(0, PRETALX)).contains("3 recorded, 0 unchanged");
        assertThat(talks("civic-2026"))
                .containsExactly(
                        "TalkScheduled %s keynote 2026-11-25T08:00:00Z 2026-11-25T08:45:00Z 1"
                                .formatted(KEYNOTE),
                        "TalkScheduled %s workshop 2026-11-25T09:00:00Z 2026-11-25T10:30:00Z 2"
                                .formatted(WORKSHOP),
                        "TalkScheduled %s other 2026-11-26T07:00:00Z 2026-11-27T09:00:00Z 0"
                                .formatted(HACKSPACE));

        long head = LECTERN.head();
        assertThat(imported(0, PRETALX)).contains("0 recorded, 3 unchanged");
        assertThat(LECTERN.head()).isEqualTo(head);
    }

    @Test
    void movesWhatHasMovedAndCancelsWhatIsGoneIfToldTo() throws IOException {
        String schedule = Files.readString(PRETALX);
        Path first = file(schedule);
        Path second =
                file(
                        schedule.replace("2026-11-25T09:00:00+01:00", "2026-11-25T09:15:00+01:00")
                                .replace(HACKSPACE, "6a4c7f1e-42d6-5e4b-9a3d-0c9b6e2f0004"));
        assertThat(imported(0, first, "--conference", "moved")).contains("3 recorded");

        assertThat(imported(0, second, "--conference", "moved"))
                .contains("2 recorded, 1 unchanged, 0 cancelled");
        String[] telling = {"--conference", "moved", "--earlier", first.toString()};
        assertThat(imported(0, second, telling)).contains("0 recorded, 3 unchanged, 1 cancelled");
        assertThat(talks("moved").subList(3, 6))
                .containsExactly(
                        "TalkChanged %s keynote 2026-11-25T08:15:00Z 2026-11-25T09:00:00Z 1"
                                .formatted(KEYNOTE),
                        "TalkScheduled 6a4c7f1e-42d6-5e4b-9a3d-0c9b6e2f0004 other"
                                + " 2026-11-26T07:00:00Z 2026-11-27T09:00:00Z 0",
                        "TalkCancelled " + HACKSPACE);

        long head = LECTERN.head();
        assertThat(imported(0, second, telling)).contains("0 recorded, 4 unchanged, 0 cancelled");
        assertThat(LECTERN.head()).isEqualTo(head);
        assertThat(imported(2, first, "--conference", "moved"))
                .contains("talk-cancelled", "1 refused");
    }

    @Test
    void importsWhatFrabExportsAndNamesTheBadEntries() {
        String conference = "0fa0de1e-2df4-3c7c-8b1e-6f5f0d1b1f3b";
        String output = imported(2, FRAB, "--conference", conference);

        assertThat(output)
                .contains(
                        "(A day is no time) skipped: date is like",
                        "(How long?) skipped: duration is like",
                        "(The same guid again) skipped: has the same id as",
                        "(Nameless) skipped: has neither guid nor code nor id",
                        "000000000012 () refused: 400",
                        "\"title\"",
                        "2 recorded, 0 unchanged, 0 cancelled, 4 skipped, 1 refused, 0 failed");
        assertThat(talks(conference))
                .containsExactly(
                        "TalkScheduled f1b0a1c2-0000-4000-8000-000000000007 talk"
                                + " 2026-12-27T10:00:00Z 2026-12-27T11:00:00Z 1",
                        "TalkScheduled 8 panel 2026-12-27T11:00:00Z 2026-12-27T11:30:00Z 1");

        long head = LECTERN.head();
        assertThat(imported(2, FRAB, "--conference", conference)).contains("2 unchanged");
        assertThat(LECTERN.head()).as("the file's acronym is no id").isEqualTo(head);
    }

    @Test
    void refusesWhatIsNoScheduleBeforeAnythingIsSent() throws IOException {
        long head = LECTERN.head();
        String schedule = Files.readString(PRETALX);

        assertThat(imported(1, file(schedule.substring(0, schedule.length() / 2))))
                .contains("is no schedule.json: malformed JSON in line");
        assertThat(imported(1, file("{\"schedule\": {\"conference\": {\"days\": [3]}}}")))
                .contains("a day is no object");
        assertThat(imported(1, file("{\"talks\": []}"))).contains("schedule is no object");
        assertThat(imported(1, PRETALX, "--earlier", "target/there-is-none.json"))
                .contains("Cannot read");
        assertThat(LECTERN.head()).isEqualTo(head);
    }

    private static String imported(int exitCode, Path schedule, String... options) {
        JavaProcess client = LECTERN.importSchedule(schedule, options);
        assertThat(client.exitCode(IMPORTED)).as(client.output()).isEqualTo(exitCode);
        return client.output();
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(
                Files.createTempFile(Path.of("target"), "schedule", ".json"), text);
    }

    /** What the store says of the conference's talks: fact, id, kind, times, number of speakers. */
    private static List<String> talks(String conference) {
        return Sql.query(
                LECTERN.addresses().jdbc().apply("lectern_events"),
                """
                select type, payload from event
                where type like '%%Talk%%' and 'conference:%s' = any(tags)
                order by position
                """
                        .formatted(conference),
                row ->
                        described(
                                row.getString(1).replaceAll(".*\\.", ""),
                                JsonMapper.shared().readTree(row.getString(2))));
    }

    private static String described(String fact, JsonNode talk) {
        JsonNode details = talk.path("details");
        return details.isMissingNode()
                ? fact + " " + talk.get("talk").asString()
                : "%s %s %s %s %s %d"
                        .formatted(
                                fact,
                                talk.get("talk").asString(),
                                details.get("kind").asString(),
                                details.get("start").asString(),
                                details.get("end").asString(),
                                details.get("speakers").size());
    }
}
