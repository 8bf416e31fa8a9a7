package dev.lectern.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.whole.Hall.Answer;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
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
 * A hackathon's finals, judged over HTTP up to their publication: twelve judges of whom one never
 * comes, sixty teams, conflicts of interest, ties, and a correction that comes when all is locked.
 */
final class Finals {

    static final String PATH = "/competitions/finals";
    static final String RANKING = PATH + "/ranking?model=";
    static final Map<String, String> REASON = Map.of("reason", "Typed 0 for 10");
    static final String ABSENT = "judge-12";
    static final String CORRECTED = "judge-04";

    /** As good as each other until the organisers put them in this order. */
    static final List<String> TWINS = List.of("team-31", "team-07");

    private static final List<String> TEAMS = names("team", 60);
    private static final List<String> JUDGES = names("judge", 12);

    private final Marks marks = Marks.invented(JUDGES.subList(0, JUDGES.size() - 1), TEAMS);
    private final Map<String, String> keys = new TreeMap<>();
    private final Hall hall;
    private final List<String> ranksAtFirstLock;
    private final long firstLock;
    private final long published;

    Finals(Installation lectern) throws Exception {
        hall = new Hall(lectern, "hackathon");
        marks.copy(TWINS.getLast(), TWINS.getFirst());
        marks.put(CORRECTED, "team-17", all(0));
        open();
        score();
        ranksAtFirstLock = marks.ranks(0, List.of());
        firstLock = lock();
        correct();
        lock();
        published = publish();
    }

    private static List<String> names(String name, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> "%s-%02d".formatted(name, i))
                .toList();
    }

    Hall hall() {
        return hall;
    }

    /** What the judges gave, as it counts. */
    Marks marks() {
        return marks;
    }

    /** By the mean, ties unsettled. */
    List<String> ranksAtFirstLock() {
        return ranksAtFirstLock;
    }

    /** The position of the lock that the correction came after. */
    long firstLock() {
        return firstLock;
    }

    /** The position of the publication. */
    long published() {
        return published;
    }

    private void open() {
        TEAMS.forEach(team -> asOwner("PUT", "/demos/" + team, Map.of("title", "By " + team)));
        var criteria = new ArrayList<Map<String, Object>>();
        Marks.WEIGHTS.forEach((id, weight) ->
                criteria.add(Map.of("id", id, "name", "Of " + id, "weight", weight)));
        asOwner(
                "PUT",
                PATH,
                Map.of(
                        "title",
                        "Finals",
                        "criteria",
                        criteria,
                        "scale",
                        Map.of("min", 0, "max", 10, "step", 0.5)));
        for (String judge : JUDGES) {
            keys.put(judge, hall.member(judge, "judge"));
            asOwner("PUT", PATH + "/judges/" + judge, Map.of("name", "Of the jury"));
        }
    }

    private void score() throws Exception {
        for (String own : List.of("team-10", "team-11")) {
            hall.done(key("judge-03"), "PUT", conflict("judge-03", own), Map.of("reason", "Mine"));
            refused("conflict-of-interest", "judge-03", own, all(20));
            marks.remove("judge-03", own);
        }
        var atOnce = new AtOnce(JUDGES.size());
        var writing = new ArrayList<CompletableFuture<Answer>>();
        for (String judge : JUDGES) {
            writing.add(
                    atOnce.write(() -> {
                        marks.of(judge).forEach((team, mark) -> submit(judge, team, mark));
                        return hall.get(hall.owner(), PATH);
                    }));
        }
        for (var answer : writing) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        asOwner("PUT", conflict("judge-05", "team-20"), Map.of("reason", "A former employer"));
        marks.remove("judge-05", "team-20");
    }

    private void correct() {
        refused("competition-locked", CORRECTED, "team-17", all(20));
        Answer unnamed = hall.write(hall.owner(), "POST", PATH + "/reopen", Map.of());
        assertThat(unnamed.status()).isEqualTo(400);
        asOwner("POST", PATH + "/reopen", REASON);
        marks.put(CORRECTED, "team-17", all(20));
        submit(CORRECTED, "team-17", all(20));
    }

    /** Ties hold it up until each of them is settled. */
    private long publish() {
        Map<String, String> mean = Map.of("model", "mean");
        Answer tied = hall.write(hall.owner(), "POST", PATH + "/publication", mean);
        assertThat(tied.code()).isEqualTo("tie-unsettled");
        for (JsonNode tie : read(RANKING + "mean").get("ties")) {
            List<String> demos = tie.get("demos").valueStream().map(JsonNode::asString).toList();
            boolean twins = new TreeSet<>(demos).equals(new TreeSet<>(TWINS));
            asOwner(
                    "POST",
                    PATH + (twins ? "/tie-resolutions" : "/tie-declarations"),
                    Map.of(
                            "model",
                            "mean",
                            twins ? "order" : "demos",
                            twins ? TWINS : demos,
                            "reason",
                            "So decided"));
        }
        return asOwner("POST", PATH + "/publication", mean).get("position").asLong();
    }

    private long lock() {
        long position = asOwner("POST", PATH + "/lock", Map.of()).get("position").asLong();
        refused("competition-locked", "judge-01", "team-01", all(0));
        return position;
    }

    private String key(String judge) {
        return Objects.requireNonNull(keys.get(judge));
    }

    private static Map<String, Integer> all(int halves) {
        return Marks.WEIGHTS.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> halves));
    }

    private static String conflict(String judge, String team) {
        return PATH + "/judges/" + judge + "/conflicts/" + team;
    }

    private static String scorecard(String judge, String team) {
        return PATH + "/judges/" + judge + "/scorecards/" + team;
    }

    private void submit(String judge, String team, Map<String, Integer> mark) {
        Object body = Map.of("scores", Marks.points(mark));
        hall.done(key(judge), "PUT", scorecard(judge, team), body);
    }

    private void refused(String code, String judge, String team, Map<String, Integer> mark) {
        Object body = Map.of("scores", Marks.points(mark));
        Answer answer = hall.write(key(judge), "PUT", scorecard(judge, team), body);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo(code);
    }

    private JsonNode asOwner(String method, String path, Object body) {
        return hall.done(hall.owner(), method, path, body);
    }

    JsonNode read(String path) {
        return hall.read(hall.owner(), path);
    }
}
