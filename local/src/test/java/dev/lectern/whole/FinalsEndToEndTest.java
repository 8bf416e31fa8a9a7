package dev.lectern.whole;

import static dev.lectern.whole.Finals.ABSENT;
import static dev.lectern.whole.Finals.CORRECTED;
import static dev.lectern.whole.Finals.RANKING;
import static dev.lectern.whole.Finals.REASON;
import static dev.lectern.whole.Finals.TWINS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.verifier.Verifier;
import dev.lectern.whole.Installation.Part;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said of a hackathon's finals once they are over. */
class FinalsEndToEndTest {

    private static final Installation LECTERN = Installation.shared();

    private static Finals finals;

    @BeforeAll
    static void judge() throws Exception {
        finals = new Finals(LECTERN);
    }

    private static JsonNode read(String path) {
        return finals.read(path);
    }

    private static byte[] bytes(String path) {
        return finals.hall().bytes(finals.hall().owner(), path);
    }

    private static String text(String path) {
        return new String(bytes(path), UTF_8);
    }

    private static List<String> ranks(JsonNode ranking) {
        return ranking.get("standings")
                .valueStream()
                .map(s ->
                        s.get("rank").asString()
                                + ' '
                                + s.get("demo").asString()
                                + ' '
                                + s.get("exact").asString())
                .toList();
    }

    /** Every one that there is. */
    private static List<String> models() {
        List<String> models =
                new ArrayList<>(
                        LECTERN.read("/api/scoring-models")
                                .get("items")
                                .valueStream()
                                .map(m -> m.get("name").asString() + '@' + m.get("version").asInt())
                                .toList());
        models.add("trimmed-mean:3@1");
        return models;
    }

    /** What readers are told, byte for byte. */
    private static Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        for (String path :
                List.of(
                        Finals.PATH + "/ranking/what-if?model=median&withoutJudge=judge-01",
                        "/audit-trail?about=competition:finals&limit=200",
                        Finals.PATH + "/scorecards?limit=200",
                        changes())) {
            answers.put(path, Arrays.toString(bytes(path)));
        }
        models().forEach(model -> answers.put(model, Arrays.toString(bytes(RANKING + model))));
        return answers;
    }

    private static String changes() {
        return Finals.PATH
                + "/ranking/changes?model=mean&limit=200&from="
                + finals.firstLock()
                + "&to="
                + finals.published();
    }

    @Test
    void ranksAreThoseThatWholeNumbersGive() {
        assertThat(ranks(read(RANKING + "mean"))).isEqualTo(finals.marks().ranks(0, TWINS));
        assertThat(ranks(read(RANKING + "trimmed-mean:1")))
                .isEqualTo(finals.marks().ranks(1, List.of()));
        assertThat(ranks(read(RANKING + "trimmed-mean:3")))
                .isEqualTo(finals.marks().ranks(3, List.of()));
        assertThat(text(RANKING + "mean")).doesNotContain(ABSENT);
        assertThat(read(RANKING + "mean").get("unranked")).isEmpty();
    }

    @Test
    void everyModelRanksByteForByteAsBeforeOnceAllReadModelsAreRebuilt() throws IOException {
        Map<String, String> before = answers();
        assertThat(models().stream().map(before::get).distinct())
                .as("no two models say the same")
                .hasSize(models().size());

        new Rebuild(LECTERN).all();

        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void theRankingAsOfThePublicationIsTheLiveOne() {
        String moment = "\"asOf\":" + finals.published() + ',';
        for (String model : models()) {
            String then = text(RANKING + model + "&asOf=" + finals.published());
            assertThat(then).as(model).contains(moment);
            assertThat(then.replace(moment, "")).as(model).isEqualTo(text(RANKING + model));
        }
        assertThat(ranks(read(RANKING + "mean&asOf=" + finals.firstLock())))
                .isEqualTo(finals.ranksAtFirstLock());
        String guest = finals.hall().participant();
        assertThat(finals.hall().bytes(guest, RANKING + "mean")).isEqualTo(bytes(RANKING + "mean"));
        assertThat(finals.hall().get(guest, RANKING + "median").code()).isEqualTo("results-hidden");
    }

    @Test
    void whatIfChangesNothingThatIsStored() {
        String views = LECTERN.addresses().jdbc().apply("lectern_views");
        Map<String, String> answers = answers();
        List<String> rows = Views.rows(views).get("ranking.scorecard");
        long head = LECTERN.head();

        String whatIf = Finals.PATH + "/ranking/what-if?withoutScorecard=" + CORRECTED + "/team-17";
        List<String> without = ranks(read(whatIf).get("whatIf"));
        assertThat(ranks(read(whatIf).get("published"))).isEqualTo(finals.marks().ranks(0, TWINS));

        assertThat(without)
                .isEqualTo(finals.marks().without(CORRECTED, "team-17").ranks(0, TWINS))
                .isNotEqualTo(finals.marks().ranks(0, TWINS));
        assertThat(LECTERN.head()).isEqualTo(head);
        assertThat(Views.rows(views).get("ranking.scorecard")).isEqualTo(rows);
        assertThat(answers()).isEqualTo(answers);
    }

    /** With nothing but the log's public key. */
    @Test
    void anAuditorComputesTheRankingFromWhatIsProvedToBeOnRecord(@TempDir Path directory)
            throws IOException {
        String log =
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> text("/log"), text -> text.contains("RankingPublished"));
        String key =
                LECTERN.service(Part.COMMAND)
                        .health("sealing")
                        .path("details")
                        .path("publicKey")
                        .asString();

        assertThat(verify(directory, key, log))
                .startsWith("verified: ")
                .contains("the published ranking by mean@1 is that of the scorecards");
        assertThat(verify(directory, key, log.replace("{\\\"craft\\\":10,", "{\\\"craft\\\":9.5,")))
                .startsWith("NOT verified")
                .contains("that is not what is in the log");
    }

    private static String verify(Path directory, String key, String log) throws IOException {
        var out = new ByteArrayOutputStream();
        int _ =
                Verifier.run(
                        new PrintStream(out, true, UTF_8),
                        "conference",
                        Files.writeString(directory.resolve("key"), key).toString(),
                        Files.writeString(directory.resolve("log"), log).toString());
        return out.toString(UTF_8);
    }

    @Test
    void theTrailSaysWhoReopenedItAndWhy() {
        JsonNode reopened =
                read(
                        "/audit-trail?about=competition:finals&type=lectern.judging.CompetitionReopened");

        assertThat(reopened.get("items")).hasSize(1);
        assertThat(reopened.at("/items/0/actor").asString()).isEqualTo("member:main/owner");
        assertThat(reopened.at("/items/0/fact/reason/text").asString())
                .isEqualTo(REASON.get("reason"));
    }

    @Test
    void whatChangedBetweenLockAndPublicationIsTheCorrectionAndItsAuthor() {
        JsonNode changes = read(changes());

        List<String> after = finals.marks().ranks(0, TWINS);
        assertThat(moved(changes))
                .isEqualTo(
                        after.stream().filter(r -> !finals.ranksAtFirstLock().contains(r)).toList())
                .anyMatch(line -> line.contains("team-17"));
        assertThat(acts(changes).subList(0, 3))
                .containsExactly(
                        "CompetitionReopened member:main/owner",
                        "ScorecardRevised member:main/" + CORRECTED,
                        "CompetitionLocked member:main/owner");
        assertThat(acts(changes).getLast()).isEqualTo("RankingPublished member:main/owner");
        assertThat(acts(changes).subList(3, acts(changes).size() - 1))
                .allMatch(act -> act.startsWith("Tie"));
        JsonNode correction = changes.at("/entries/1/fact");
        assertThat(correction.get("demo").asString()).isEqualTo("team-17");
        assertThat(correction.at("/scores/impact").asInt()).isEqualTo(10);
    }

    private static List<String> moved(JsonNode changes) {
        return changes.get("moved")
                .valueStream()
                .map(m ->
                        m.at("/after/rank").asString()
                                + ' '
                                + m.get("demo").asString()
                                + ' '
                                + m.at("/after/exact").asString())
                .toList();
    }

    private static List<String> acts(JsonNode changes) {
        return changes.get("entries")
                .valueStream()
                .map(e ->
                        e.get("type").asString().replace("lectern.judging.", "")
                                + ' '
                                + e.get("actor").asString())
                .toList();
    }
}
