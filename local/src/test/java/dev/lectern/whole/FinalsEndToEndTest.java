package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.verifier.Verifier;
import dev.lectern.whole.Hall.Answer;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A hackathon's finals: twelve judges of whom one never comes, sixty teams, conflicts of interest,
 * ties, and a correction that comes when all is locked.
 */
class FinalsEndToEndTest {

    private static final Installation LECTERN = Installation.shared();
    private static final String FINALS = "/competitions/finals";
    private static final String RANKING = FINALS + "/ranking?model=";
    private static final Map<String, String> NOTHING = Map.of();
    private static final Map<String, String> REASON = Map.of("reason", "Typed 0 for 10");

    private static final List<String> TEAMS = names("team", 60);
    private static final List<String> JUDGES = names("judge", 12);
    private static final String ABSENT = "judge-12";
    private static final String CORRECTED = "judge-04";

    /** As good as each other until the organisers put them in this order. */
    private static final List<String> TWINS = List.of("team-31", "team-07");

    private static final Marks MARKS = Marks.invented(JUDGES.subList(0, JUDGES.size() - 1), TEAMS);
    private static final Map<String, String> KEYS = new TreeMap<>();

    private static Hall hall;
    private static long firstLock;
    private static long published;
    private static List<String> ranksAtFirstLock;

    private static List<String> names(String name, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> "%s-%02d".formatted(name, i))
                .toList();
    }

    @BeforeAll
    static void judge() throws Exception {
        hall = new Hall(LECTERN, "hackathon");
        MARKS.copy(TWINS.getLast(), TWINS.getFirst());
        MARKS.put(CORRECTED, "team-17", all(0));
        open();
        score();
        ranksAtFirstLock = MARKS.ranks(0, List.of());
        firstLock = lock();
        correct();
        lock();
        publish();
    }

    private static void open() {
        TEAMS.forEach(team -> asOwner("PUT", "/demos/" + team, Map.of("title", "By " + team)));
        var criteria = new ArrayList<Map<String, Object>>();
        Marks.WEIGHTS.forEach((id, weight) ->
                criteria.add(Map.of("id", id, "name", "Of " + id, "weight", weight)));
        asOwner(
                "PUT",
                FINALS,
                Map.of(
                        "title",
                        "Finals",
                        "criteria",
                        criteria,
                        "scale",
                        Map.of("min", 0, "max", 10, "step", 0.5)));
        for (String judge : JUDGES) {
            KEYS.put(judge, hall.member(judge, "judge"));
            asOwner("PUT", FINALS + "/judges/" + judge, Map.of("name", "Of the jury"));
        }
    }

    private static void score() throws Exception {
        for (String own : List.of("team-10", "team-11")) {
            hall.done(key("judge-03"), "PUT", conflict("judge-03", own), Map.of("reason", "Mine"));
            refused("conflict-of-interest", "judge-03", own, all(20));
            MARKS.remove("judge-03", own);
        }
        var atOnce = new AtOnce(JUDGES.size());
        var writing = new ArrayList<CompletableFuture<Answer>>();
        for (String judge : JUDGES) {
            writing.add(
                    atOnce.write(() -> {
                        MARKS.of(judge).forEach((team, mark) -> submit(judge, team, mark));
                        return hall.get(hall.owner(), FINALS);
                    }));
        }
        for (var answer : writing) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        asOwner("PUT", conflict("judge-05", "team-20"), Map.of("reason", "A former employer"));
        MARKS.remove("judge-05", "team-20");
    }

    private static void correct() {
        refused("competition-locked", CORRECTED, "team-17", all(20));
        Answer unnamed = hall.write(hall.owner(), "POST", FINALS + "/reopen", NOTHING);
        assertThat(unnamed.status()).isEqualTo(400);
        asOwner("POST", FINALS + "/reopen", REASON);
        MARKS.put(CORRECTED, "team-17", all(20));
        submit(CORRECTED, "team-17", all(20));
    }

    /** Ties hold it up until each of them is settled. */
    private static void publish() {
        Map<String, String> mean = Map.of("model", "mean");
        Answer tied = hall.write(hall.owner(), "POST", FINALS + "/publication", mean);
        assertThat(tied.code()).isEqualTo("tie-unsettled");
        for (JsonNode tie : read(RANKING + "mean").get("ties")) {
            List<String> demos = tie.get("demos").valueStream().map(JsonNode::asString).toList();
            boolean twins = new TreeSet<>(demos).equals(new TreeSet<>(TWINS));
            asOwner(
                    "POST",
                    FINALS + (twins ? "/tie-resolutions" : "/tie-declarations"),
                    Map.of(
                            "model",
                            "mean",
                            twins ? "order" : "demos",
                            twins ? TWINS : demos,
                            "reason",
                            "So decided"));
        }
        published = asOwner("POST", FINALS + "/publication", mean).get("position").asLong();
    }

    private static long lock() {
        long position = asOwner("POST", FINALS + "/lock", NOTHING).get("position").asLong();
        refused("competition-locked", "judge-01", "team-01", all(0));
        return position;
    }

    private static String key(String judge) {
        return Objects.requireNonNull(KEYS.get(judge));
    }

    private static Map<String, Integer> all(int halves) {
        return Marks.WEIGHTS.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> halves));
    }

    private static String conflict(String judge, String team) {
        return FINALS + "/judges/" + judge + "/conflicts/" + team;
    }

    private static String scorecard(String judge, String team) {
        return FINALS + "/judges/" + judge + "/scorecards/" + team;
    }

    private static void submit(String judge, String team, Map<String, Integer> mark) {
        Object body = Map.of("scores", Marks.points(mark));
        hall.done(key(judge), "PUT", scorecard(judge, team), body);
    }

    private static void refused(String code, String judge, String team, Map<String, Integer> mark) {
        Object body = Map.of("scores", Marks.points(mark));
        Answer answer = hall.write(key(judge), "PUT", scorecard(judge, team), body);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static JsonNode asOwner(String method, String path, Object body) {
        return hall.done(hall.owner(), method, path, body);
    }

    private static JsonNode read(String path) {
        return hall.read(hall.owner(), path);
    }

    private static String text(String path) {
        return new String(hall.bytes(hall.owner(), path), UTF_8);
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
                        FINALS + "/ranking/what-if?model=median&withoutJudge=judge-01",
                        "/audit-trail?about=competition:finals&limit=200",
                        FINALS + "/scorecards?limit=200",
                        changes())) {
            answers.put(path, Arrays.toString(hall.bytes(hall.owner(), path)));
        }
        models().forEach(model ->
                answers.put(model, Arrays.toString(hall.bytes(hall.owner(), RANKING + model))));
        return answers;
    }

    private static String changes() {
        return FINALS
                + "/ranking/changes?model=mean&limit=200&from="
                + firstLock
                + "&to="
                + published;
    }

    @Test
    void ranksAreThoseThatWholeNumbersGive() {
        assertThat(ranks(read(RANKING + "mean"))).isEqualTo(MARKS.ranks(0, TWINS));
        assertThat(ranks(read(RANKING + "trimmed-mean:1"))).isEqualTo(MARKS.ranks(1, List.of()));
        assertThat(ranks(read(RANKING + "trimmed-mean:3"))).isEqualTo(MARKS.ranks(3, List.of()));
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
        String moment = "\"asOf\":" + published + ',';
        for (String model : models()) {
            String then = text(RANKING + model + "&asOf=" + published);
            assertThat(then).as(model).contains(moment);
            assertThat(then.replace(moment, "")).as(model).isEqualTo(text(RANKING + model));
        }
        assertThat(ranks(read(RANKING + "mean&asOf=" + firstLock))).isEqualTo(ranksAtFirstLock);
        String guest = hall.participant();
        assertThat(hall.bytes(guest, RANKING + "mean"))
                .isEqualTo(hall.bytes(hall.owner(), RANKING + "mean"));
        assertThat(hall.get(guest, RANKING + "median").code()).isEqualTo("results-hidden");
    }

    @Test
    void whatIfChangesNothingThatIsStored() {
        String views = LECTERN.addresses().jdbc().apply("lectern_views");
        Map<String, String> answers = answers();
        List<String> rows = Views.rows(views).get("ranking.scorecard");
        long head = LECTERN.head();

        String whatIf = FINALS + "/ranking/what-if?withoutScorecard=" + CORRECTED + "/team-17";
        List<String> without = ranks(read(whatIf).get("whatIf"));
        assertThat(ranks(read(whatIf).get("published"))).isEqualTo(MARKS.ranks(0, TWINS));

        assertThat(without)
                .isEqualTo(MARKS.without(CORRECTED, "team-17").ranks(0, TWINS))
                .isNotEqualTo(MARKS.ranks(0, TWINS));
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

        List<String> after = MARKS.ranks(0, TWINS);
        assertThat(moved(changes))
                .isEqualTo(after.stream().filter(r -> !ranksAtFirstLock.contains(r)).toList())
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
