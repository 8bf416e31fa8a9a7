import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads the scorecards of a CSV file into Lectern and prints the ranking: {@code java
 * LoadScorecards.java FILE.csv [--option value …]}. Needs a JDK 25 and nothing else; README.md
 * beside it says what the options are.
 *
 * <p>Every id comes from the file and every write is a PUT, so that loading again, after a failure
 * too, records only what is not there yet.
 *
 * <p>Exit code 0: every row is on record. 2: the server refused some rows, which are listed. 1:
 * something failed, and not every row was decided on.
 */
class LoadScorecards {

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("command", "http://localhost:8080"),
                    Map.entry("query", "http://localhost:8081"),
                    Map.entry(
                            "key-file",
                            System.getenv().getOrDefault("LECTERN_KEY_FILE", ".lectern/owner.key")),
                    Map.entry("conference", "hackathon"),
                    Map.entry("title", "Hackathon"),
                    Map.entry("competition", "main"),
                    Map.entry(
                            "weights",
                            "impact=20,novelty=20,amplification=15,open_source=15,usability=15,"
                                    + "continuity=15"),
                    Map.entry("scale", "0:5:0.5"),
                    Map.entry("tie-break", ""),
                    Map.entry("model", "median,mean"));

    /** Columns that hold no score. */
    private static final Set<String> OTHERS =
            Set.of("project", "judge", "published_score", "comment");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Integer> PASSING_STATUS = Set.of(429, 502, 503, 504);
    private static final Pattern PASSING_CODE =
            Pattern.compile("\"code\" *: *\"(conflicting-writes|outcome-unknown)\"");
    private static final Pattern PROBLEM_MEMBER =
            Pattern.compile("\"(code|field|missing)\" *: *(\"[^\"]*\"|\\[[^]]*])");

    /**
     * In the order of the API's documentation; in texts the quotes are escaped and do not match.
     */
    private static final Pattern STANDING =
            Pattern.compile(
                    "\"rank\":(\\d+),\"demo\":\"([^\"]+)\".*?\"value\":([-0-9.]+),"
                            + "\"exact\":\"([^\"]+)\".*?\"tied\":(true|false)",
                    Pattern.DOTALL);

    /** RFC 4180: a field in quotes may hold commas, line breaks and, doubled, quotes. */
    private static final Pattern FIELD =
            Pattern.compile("(?:\"((?:[^\"]++|\"\")*+)\"|([^\",\r\n]*+))(,|\r?\n|\\z)");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Map<String, String> options;
    private final String key;
    private final String conference;
    private final String competition;
    private final Map<String, Integer> counts = new HashMap<>();
    private long position;

    LoadScorecards(Map<String, String> options) {
        this.options = options;
        this.key = read(Path.of(options.get("key-file"))).strip();
        this.conference = "/api/conferences/" + id(options.get("conference"));
        this.competition = conference + "/competitions/" + id(options.get("competition"));
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            var options = new HashMap<>(DEFAULTS);
            if (args.length % 2 == 0) {
                throw new Failure("Usage: java LoadScorecards.java FILE.csv [--option value …]");
            }
            for (int i = 1; i < args.length; i += 2) {
                if (!args[i].startsWith("--") || !DEFAULTS.containsKey(args[i].substring(2))) {
                    throw new Failure(
                            args[i] + " is none of --" + String.join(" --", DEFAULTS.keySet()));
                }
                options.put(args[i].substring(2), args[i + 1]);
            }
            System.exit(new LoadScorecards(options).load(rows(read(Path.of(args[0])))));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private int load(List<Row> rows) throws InterruptedException {
        List<String> criteria =
                rows.getFirst().cells().keySet().stream().filter(c -> !OTHERS.contains(c)).toList();
        Collection<String> demos = distinct(rows, "project");
        Collection<String> judges = distinct(rows, "judge");
        String title = json(options.get("title"));

        need(conference, "{\"title\":" + title + "}");
        for (String demo : demos) {
            need(conference + "/demos/" + id(demo), "{\"title\":" + json(demo) + "}");
        }
        need(competition, rules(title, criteria));
        for (String judge : judges) {
            need(competition + "/judges/" + id(judge), "{\"name\":" + json(judge) + "}");
        }
        System.out.printf(
                "%d demos, %d judges, %d criteria%n", demos.size(), judges.size(), criteria.size());

        var lines = new HashMap<String, Integer>();
        for (Row row : rows) {
            String path =
                    "%s/judges/%s/scorecards/%s"
                            .formatted(competition, id(row.get("judge")), id(row.get("project")));
            Integer earlier = lines.putIfAbsent(path, row.line());
            if (earlier == null) {
                submit(row, path, criteria);
            } else {
                // Sent, it would replace the earlier one, and loading again would go back and
                // forth.
                report("refused", row, "the same judge and project as in line " + earlier);
            }
        }
        System.out.println(
                Stream.of("accepted", "unchanged", "refused", "failed")
                        .map(outcome -> counts.getOrDefault(outcome, 0) + " " + outcome)
                        .collect(Collectors.joining(", ")));
        for (String model : options.get("model").split(",")) {
            printRanking(model);
        }
        return counts.containsKey("failed") ? 1 : counts.containsKey("refused") ? 2 : 0;
    }

    private void submit(Row row, String path, List<String> criteria) throws InterruptedException {
        // A blank is left out: the server says what is missing, and nothing counts as zero.
        String scores =
                criteria.stream()
                        .filter(criterion -> !row.get(criterion).isBlank())
                        .map(criterion -> json(criterion) + ":" + number(row.get(criterion)))
                        .collect(Collectors.joining(",", "{", "}"));
        String comment = row.get("comment");
        String body =
                "{\"scores\":"
                        + scores
                        + (comment.isBlank() ? "" : ",\"comment\":" + json(comment))
                        + "}";
        HttpResponse<String> response = put(path, body);
        switch (response.statusCode() / 100) {
            case 2 ->
                    counts.merge(
                            response.statusCode() == 201 ? "accepted" : "unchanged",
                            1,
                            Integer::sum);
            case 4 -> report("refused", row, problem(response));
            default -> report("failed", row, problem(response));
        }
    }

    private void report(String outcome, Row row, String why) {
        counts.merge(outcome, 1, Integer::sum);
        System.out.printf(
                "line %d: %s by %s %s: %s%n",
                row.line(), row.get("project"), row.get("judge"), outcome, why);
    }

    private String rules(String title, List<String> criteria) {
        var weights = new LinkedHashMap<String, String>();
        for (String weight : options.get("weights").split(",")) {
            String[] parts = split(weight, "=", 2, "--weights is like impact=60,novelty=40");
            weights.put(parts[0], number(parts[1]));
        }
        if (!weights.keySet().equals(Set.copyOf(criteria))) {
            throw new Failure(
                    "--weights names %s, and the file has %s"
                            .formatted(weights.keySet(), criteria));
        }
        String list =
                criteria.stream()
                        .map(c ->
                                "{\"id\":%s,\"name\":%s,\"weight\":%s}"
                                        .formatted(json(c), json(c), weights.get(c)))
                        .collect(Collectors.joining(",", "[", "]"));
        String[] scale = split(options.get("scale"), ":", 3, "--scale is like 0:5:0.5");
        String tieBreak = "";
        if (!options.get("tie-break").isEmpty()) {
            String[] parts =
                    split(options.get("tie-break"), ":", 2, "--tie-break is like median:impact");
            tieBreak =
                    ",\"tieBreak\":{\"statistic\":%s,\"criterion\":%s}"
                            .formatted(json(parts[0]), json(parts[1]));
        }
        return "{\"title\":%s,\"criteria\":%s,\"scale\":{\"min\":%s,\"max\":%s,\"step\":%s}%s}"
                .formatted(
                        title,
                        list,
                        number(scale[0]),
                        number(scale[1]),
                        number(scale[2]),
                        tieBreak);
    }

    private void printRanking(String model) throws InterruptedException {
        HttpResponse<String> response =
                send(
                        request(
                                        "query",
                                        competition
                                                + "/ranking?model="
                                                + URLEncoder.encode(model, UTF_8))
                                .header("Lectern-Min-Position", Long.toString(position))
                                .GET()
                                .build());
        if (response.statusCode() != 200) {
            throw new Failure("No ranking by " + model + ": " + problem(response));
        }
        System.out.printf("%nBy %s%n", model);
        STANDING.matcher(response.body())
                .results()
                .forEach(standing ->
                        System.out.printf(
                                "%4s  %-32s %16s  %s%s%n",
                                standing.group(1),
                                standing.group(2),
                                standing.group(3),
                                standing.group(4),
                                standing.group(5).equals("true") ? "  (tie)" : ""));
        if (response.body().contains("\"settled\":false")) {
            System.out.println("Not settled: a tie waits to be resolved or declared.");
        }
    }

    /** A write without which the rest makes no sense. */
    private void need(String path, String body) throws InterruptedException {
        HttpResponse<String> response = put(path, body);
        if (response.statusCode() / 100 != 2) {
            throw new Failure("PUT " + path + ": " + problem(response));
        }
    }

    private HttpResponse<String> put(String path, String body) throws InterruptedException {
        HttpResponse<String> response =
                send(
                        request("command", path)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body))
                                .build());
        position =
                Math.max(
                        position,
                        response.headers().firstValueAsLong("Lectern-Position").orElse(0));
        return response;
    }

    private HttpRequest.Builder request(String service, String path) {
        try {
            return HttpRequest.newBuilder(URI.create(options.get(service) + path))
                    .header("Authorization", "Bearer " + key)
                    .timeout(Duration.ofSeconds(30));
        } catch (IllegalArgumentException e) {
            // What is in the key file is said to nobody.
            throw new Failure("--" + service + " is no address, or the key file holds no API key");
        }
    }

    /** Tries again, for a minute, what may pass by itself; a PUT can be repeated safely. */
    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long pause = 100; ; pause = Math.min(2 * pause, 3_000)) {
            String failure;
            try {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                if (!PASSING_STATUS.contains(response.statusCode())
                        && !PASSING_CODE.matcher(response.body()).find()) {
                    return response;
                }
                failure = problem(response);
            } catch (IOException e) {
                failure = e.toString();
            }
            if (System.nanoTime() + pause * 1_000_000 > deadline) {
                throw new Failure("Gave up on %s: %s".formatted(request.uri(), failure));
            }
            Thread.sleep(pause);
        }
    }

    /** The members of a problem that say what to mend: as much of its JSON as is needed here. */
    private static String problem(HttpResponse<String> response) {
        return PROBLEM_MEMBER
                .matcher(response.body())
                .results()
                .map(member -> member.group(1) + " " + member.group(2))
                .collect(Collectors.joining(", ", response.statusCode() + " ", ""));
    }

    /** The text itself where it can be an id, else one that always is the same for this text. */
    private static String id(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
                ? text
                : UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }

    /** What is no decimal number is sent as a text, for the server to refuse by its rules. */
    private static String number(String text) {
        String number = text.strip();
        return number.matches("[+-]?\\d{1,20}(\\.\\d{0,20})?")
                ? new BigDecimal(number).toPlainString()
                : json(text);
    }

    private static Collection<String> distinct(List<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String[] split(String text, String separator, int parts, String usage) {
        String[] result = text.split(separator, -1);
        if (result.length != parts) {
            throw new Failure(usage);
        }
        return result;
    }

    private static String json(String text) {
        var result = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                result.append('\\').append(c);
            } else if (c < ' ') {
                result.append("\\u%04x".formatted((int) c));
            } else {
                result.append(c);
            }
        }
        return result.append('"').toString();
    }

    private static String read(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Failure(file + " is not UTF-8");
        } catch (IOException e) {
            throw new Failure("Cannot read " + e.getMessage());
        }
    }

    /** The rows below the heading. A malformed file is refused whole, before anything is sent. */
    private static List<Row> rows(String csv) {
        var rows = new ArrayList<Row>();
        List<String> columns = List.of();
        var fields = new ArrayList<String>();
        var matcher = FIELD.matcher(csv);
        int line = 1;
        int next = 1;
        while (matcher.regionStart() < csv.length()) {
            if (!matcher.lookingAt()) {
                throw new Failure("Line " + next + " has a quote where none can be");
            }
            fields.add(
                    matcher.group(1) == null
                            ? matcher.group(2).strip()
                            : matcher.group(1).replace("\"\"", "\""));
            next += (int) matcher.group().chars().filter(c -> c == '\n').count();
            if (!matcher.group(3).equals(",")) {
                if (columns.isEmpty()) {
                    columns = List.copyOf(fields);
                } else if (!fields.equals(List.of(""))) {
                    rows.add(row(line, columns, fields));
                }
                fields.clear();
                line = next;
            }
            matcher.region(matcher.end(), csv.length());
        }
        if (rows.isEmpty()) {
            throw new Failure("The file has no rows below its heading");
        }
        return rows;
    }

    private static Row row(int line, List<String> columns, List<String> fields) {
        if (fields.size() != columns.size()) {
            throw new Failure(
                    "Line %d has %d fields instead of %d"
                            .formatted(line, fields.size(), columns.size()));
        }
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), fields.get(i));
        }
        Row row = new Row(line, cells);
        if (row.get("project").isBlank() || row.get("judge").isBlank()) {
            throw new Failure("Line " + line + " has no project or no judge");
        }
        return row;
    }

    private record Row(int line, Map<String, String> cells) {

        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private static final class Failure extends RuntimeException {
        Failure(String message) {
            super(message);
        }
    }
}
