package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.whole.Installation.Part;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A sheet of scorecards, loaded by the client that the project ships, from HTTP to the ranking. */
class JudgingEndToEndTest {

    private static final Path PITCH_NIGHT = Path.of("..", "examples", "data", "pitch-night.csv");
    private static final String WEIGHTS = "impact=50,novelty=30,craft=20";
    private static final Duration LOADED = Duration.ofMinutes(3);

    private static final Installation LECTERN = Installation.shared();

    private static JsonNode ranking(String conference, String model) {
        return LECTERN.read(
                "/api/conferences/" + conference + "/competitions/main/ranking?model=" + model);
    }

    private static List<String> ranks(JsonNode ranking) {
        return ranking.get("standings")
                .valueStream()
                .map(s ->
                        s.get("rank").asString()
                                + " "
                                + s.get("demo").asString()
                                + " "
                                + s.get("exact").asString())
                .toList();
    }

    @Test
    void loadsASheetAndRanksItExactly() {
        JavaProcess load = LECTERN.load(PITCH_NIGHT, "pitch", WEIGHTS);

        assertThat(load.exitCode(LOADED)).as(load.output()).isEqualTo(2);
        assertThat(load.output()).contains("scorecard-incomplete");
        assertThat(ranks(ranking("pitch", "median")))
                .containsExactly(
                        "1 atlas 4",
                        "1 beacon 4",
                        "3 ember 77/20",
                        "4 cartwheel 7/2",
                        "5 dovetail 11/4");
        assertThat(ranking("pitch", "median").get("settled").asBoolean()).isFalse();
        assertThat(ranks(ranking("pitch", "mean")))
                .containsExactly(
                        "1 atlas 62/15",
                        "2 beacon 119/30",
                        "3 cartwheel 41/12",
                        "4 ember 101/30",
                        "5 dovetail 11/4");
        assertThat(ranking("pitch", "median&tieBreak=median:impact").get("ties")).hasSize(1);

        long head = LECTERN.head();
        JavaProcess again = LECTERN.load(PITCH_NIGHT, "pitch", WEIGHTS);
        assertThat(again.exitCode(LOADED)).as(again.output()).isEqualTo(2);
        assertThat(LECTERN.head()).isEqualTo(head);
    }

    @Test
    void losesAndDoublesNothingWhenProcessesAreKilledInTheMiddle() throws IOException {
        Path sheet = sheet(20, 10);
        JavaProcess undisturbed = LECTERN.load(sheet, "calm", WEIGHTS);
        assertThat(undisturbed.exitCode(LOADED)).as(undisturbed.output()).isZero();

        long before = LECTERN.head();
        JavaProcess load = LECTERN.load(sheet, "stormy", WEIGHTS);
        awaitHead(before + 60);
        LECTERN.killAndRestart(Part.COMMAND);
        awaitHead(before + 110);
        LECTERN.killAndRestart(Part.QUERY);
        awaitHead(before + 160);
        LECTERN.killAndRestart(Part.POSTGRES);
        assertThat(load.exitCode(LOADED)).as(load.output()).isZero();

        long head = LECTERN.head();
        JavaProcess again = LECTERN.load(sheet, "stormy", WEIGHTS);
        assertThat(again.exitCode(LOADED)).as(again.output()).isZero();
        assertThat(LECTERN.head()).as("nothing is recorded twice").isEqualTo(head);
        assertThat(ranking("stormy", "median").get("standings"))
                .isEqualTo(ranking("calm", "median").get("standings"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Topic.positions(LECTERN.addresses().kafka()))
                                .isEqualTo(LongStream.rangeClosed(1, head).boxed().toList()));
    }

    private static void awaitHead(long position) {
        await().atMost(LOADED).until(() -> LECTERN.head() >= position);
    }

    /** Invented scores, the same in every run. */
    private static Path sheet(int demos, int judges) throws IOException {
        var random = new Random(20_26);
        var lines = new ArrayList<>(List.of("project,judge,impact,novelty,craft,comment"));
        for (int demo = 0; demo < demos; demo++) {
            for (int judge = 0; judge < judges; judge++) {
                lines.add(
                        "demo-%d,judge-%d,%s,%s,%s,\"Fine, \"\"really\"\" 🎉\""
                                .formatted(
                                        demo,
                                        judge,
                                        random.nextInt(11) / 2.0,
                                        random.nextInt(11) / 2.0,
                                        random.nextInt(11) / 2.0));
            }
        }
        return Files.write(Files.createTempFile(Path.of("target"), "sheet", ".csv"), lines);
    }
}
