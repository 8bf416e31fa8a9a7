import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the talks of a pretalx or frab {@code schedule.json} on a conference's programme: {@code
 * java ImportSchedule.java schedule.json [--option value …]}. Needs a JDK 25 and nothing else;
 * README.md beside it says what the options are.
 *
 * <p>Every id comes from the file and every write can be repeated, so that importing again, after a
 * failure too, records only what has changed.
 *
 * <p>Exit code 0: every talk is on record. 2: some entries were skipped or refused, which are
 * listed. 1: something failed, and not every talk was decided on.
 */
class ImportSchedule {

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "command", "http://localhost:8080",
                    "key-file",
                            System.getenv().getOrDefault("LECTERN_KEY_FILE", ".lectern/owner.key"),
                    "conference", "",
                    "title", "",
                    "moderation", "before",
                    "earlier", "");

    /** What the types of talks are called, by whoever runs the conference: the first that fits. */
    private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("keynote", words("keynote"));
        KINDS.put("workshop", words("workshop|tutorial|training"));
        KINDS.put("panel", words("panel|podium"));
        KINDS.put("demo", words("demo"));
        KINDS.put("talk", words("talk|lecture|presentation|vortrag"));
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Integer> PASSING_STATUS = Set.of(429, 502, 503, 504);
    private static final Pattern PASSING_CODE =
            Pattern.compile("\"code\" *: *\"(conflicting-writes|outcome-unknown)\"");
    private static final Pattern PROBLEM_MEMBER =
            Pattern.compile("\"(code|field)\" *: *(\"[^\"]*\")");
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{2})");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Map<String, String> options;
    private final String key;
    private final Map<String, Integer> counts = new HashMap<>();

    ImportSchedule(Map<String, String> options) {
        this.options = options;
        this.key = read(Path.of(options.get("key-file"))).strip();
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            var options = new HashMap<>(DEFAULTS);
            if (args.length % 2 == 0) {
                throw new Failure("Usage: java ImportSchedule.java FILE.json [--option value …]");
            }
            for (int i = 1; i < args.length; i += 2) {
                if (!args[i].startsWith("--") || !DEFAULTS.containsKey(args[i].substring(2))) {
                    throw new Failure(
                            args[i] + " is none of --" + String.join(" --", DEFAULTS.keySet()));
                }
                options.put(args[i].substring(2), args[i + 1]);
            }
            Schedule schedule = Schedule.of(Path.of(args[0]));
            List<String> earlier =
                    options.get("earlier").isEmpty()
                            ? List.of()
                            : Schedule.of(Path.of(options.get("earlier"))).ids();
            System.exit(new ImportSchedule(options).load(schedule, earlier));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private int load(Schedule schedule, List<String> earlier) throws InterruptedException {
        String conference = "/api/conferences/" + id(chosen("conference", schedule.acronym()));
        create(conference, chosen("title", schedule.title()));
        var seen = new HashMap<String, Entry>();
        for (Entry entry : schedule.entries()) {
            try {
                Talk talk = entry.talk();
                Entry same = seen.putIfAbsent(talk.id(), entry);
                if (same != null) {
                    // Sent, it would replace the other, and importing again go back and forth.
                    throw new BadEntry("has the same id as " + same.name());
                }
                record(
                        entry.name(),
                        send(
                                "PUT",
                                conference + "/talks/" + talk.id(),
                                talk.body(options.get("moderation"))));
            } catch (BadEntry e) {
                report("skipped", entry.name(), e.getMessage());
            }
        }
        // What is there, but bad, is not gone.
        Set<String> present = Set.copyOf(schedule.ids());
        for (String gone : earlier) {
            if (!present.contains(gone)) {
                cancel(conference + "/talks/" + gone, gone);
            }
        }
        System.out.println(
                Stream.of("recorded", "unchanged", "cancelled", "skipped", "refused", "failed")
                        .map(outcome -> counts.getOrDefault(outcome, 0) + " " + outcome)
                        .collect(Collectors.joining(", ")));
        return counts.containsKey("failed")
                ? 1
                : counts.containsKey("skipped") || counts.containsKey("refused") ? 2 : 0;
    }

    private String chosen(String option, String inFile) {
        String value = options.get(option).isEmpty() ? inFile : options.get(option);
        if (value.isBlank()) {
            throw new Failure("The file names no conference; say --" + option);
        }
        return value;
    }

    /** One that is there already keeps its title. */
    private void create(String conference, String title) throws InterruptedException {
        HttpResponse<String> response =
                send("PUT", conference, "{\"title\":" + Json.quoted(title) + "}");
        String problem = problem(response);
        if (response.statusCode() / 100 != 2
                && !(problem.contains("\"conference-exists\"") && problem.contains("\"title\""))) {
            throw new Failure("PUT " + conference + ": " + problem);
        }
    }

    private void cancel(String path, String talk) throws InterruptedException {
        HttpResponse<String> response =
                send("POST", path + "/cancel", "{\"reason\":\"No longer in the schedule\"}");
        String problem = problem(response);
        if (response.statusCode() == 201) {
            counts.merge("cancelled", 1, Integer::sum);
        } else if (problem.contains("\"talk-cancelled\"") || problem.contains("\"unknown-talk\"")) {
            counts.merge("unchanged", 1, Integer::sum); // by hand, or never put on record
        } else {
            record(talk, response);
        }
    }

    private void record(String talk, HttpResponse<String> response) {
        switch (response.statusCode() / 100) {
            case 2 ->
                    counts.merge(
                            response.statusCode() == 201 ? "recorded" : "unchanged",
                            1,
                            Integer::sum);
            case 4 -> report("refused", talk, problem(response));
            default -> report("failed", talk, problem(response));
        }
    }

    private void report(String outcome, String talk, String why) {
        counts.merge(outcome, 1, Integer::sum);
        System.out.printf("%s %s: %s%n", talk, outcome, why);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws InterruptedException {
        try {
            return send(
                    HttpRequest.newBuilder(URI.create(options.get("command") + path))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(30))
                            .method(method, BodyPublishers.ofString(body))
                            .build());
        } catch (IllegalArgumentException e) {
            // What is in the key file is said to nobody.
            throw new Failure("--command is no address, or the key file holds no API key");
        }
    }

    /** Tries again, for a minute, what may pass by itself; all that is sent can be repeated. */
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

    private static Pattern words(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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

    /** What the file says. A file that is no schedule is refused whole, before anything is sent. */
    private record Schedule(String acronym, String title, List<Entry> entries) {

        static Schedule of(Path file) {
            try {
                Map<?, ?> all = object(Json.read(read(file)), "the file");
                Map<?, ?> schedule = object(all.get("schedule"), "schedule");
                Map<?, ?> conference = object(schedule.get("conference"), "schedule.conference");
                var entries = new ArrayList<Entry>();
                for (Object day : list(conference.get("days"), "schedule.conference.days")) {
                    addDay(object(day, "a day"), entries);
                }
                return new Schedule(
                        line(conference.get("acronym")), line(conference.get("title")), entries);
            } catch (BadEntry | Json.Malformed e) {
                throw new Failure(file + " is no schedule.json: " + e.getMessage());
            }
        }

        private static void addDay(Map<?, ?> day, List<Entry> entries) throws BadEntry {
            for (var room : object(day.get("rooms"), "rooms of a day").entrySet()) {
                for (Object event : list(room.getValue(), "a room of a day")) {
                    entries.add(new Entry(object(event, "an event"), line(room.getKey())));
                }
            }
        }

        List<String> ids() {
            return entries.stream().map(Entry::id).filter(id -> !id.isEmpty()).distinct().toList();
        }
    }

    /** One event of the file, good or bad. */
    private record Entry(Map<?, ?> event, String room) {

        /** What stays the same when the talk is moved; empty if there is nothing like it. */
        String id() {
            return Stream.of("guid", "code", "id")
                    .map(member -> line(event.get(member)))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .map(ImportSchedule::id)
                    .orElse("");
        }

        String name() {
            return "%s (%s)".formatted(id(), line(event.get("title")));
        }

        Talk talk() throws BadEntry {
            if (id().isEmpty()) {
                throw new BadEntry("has neither guid nor code nor id");
            }
            OffsetDateTime start = start(line(event.get("date")));
            String place = line(event.get("room"));
            var speakers = new ArrayList<String>();
            Object persons = event.get("persons");
            for (Object person : persons == null ? List.of() : list(persons, "persons")) {
                speakers.add(speaker(object(person, "a person")));
            }
            return new Talk(
                    id(),
                    kind(line(event.get("type"))),
                    line(event.get("title")),
                    start,
                    start.plus(duration(line(event.get("duration")))),
                    place.isEmpty() ? room : place,
                    speakers);
        }

        private static OffsetDateTime start(String date) throws BadEntry {
            try {
                return OffsetDateTime.parse(date);
            } catch (DateTimeException e) {
                throw new BadEntry(
                        "date is like 2026-11-25T09:00:00+01:00, not " + Json.quoted(date));
            }
        }

        private static Duration duration(String text) throws BadEntry {
            var parts = DURATION.matcher(text);
            if (!parts.matches()) {
                throw new BadEntry("duration is like 00:45, not " + Json.quoted(text));
            }
            return Duration.ofDays(parts.group(1) == null ? 0 : Long.parseLong(parts.group(1)))
                    .plusHours(Long.parseLong(parts.group(2)))
                    .plusMinutes(Long.parseLong(parts.group(3)));
        }

        private static String speaker(Map<?, ?> person) throws BadEntry {
            return Stream.of("public_name", "name")
                    .map(member -> line(person.get(member)))
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new BadEntry("has a person without public_name"));
        }

        private static String kind(String type) {
            return type.isEmpty()
                    ? "talk"
                    : KINDS.entrySet().stream()
                            .filter(kind -> kind.getValue().matcher(type).find())
                            .findFirst()
                            .map(Map.Entry::getKey)
                            .orElse("other");
        }
    }

    private record Talk(
            String id,
            String kind,
            String title,
            OffsetDateTime start,
            OffsetDateTime end,
            String room,
            List<String> speakers) {

        String body(String moderation) {
            return "{\"kind\":%s,\"title\":%s,\"start\":%s,\"end\":%s%s,\"speakers\":%s,\"moderation\":%s}"
                    .formatted(
                            Json.quoted(kind),
                            Json.quoted(title),
                            Json.quoted(start.toString()),
                            Json.quoted(end.toString()),
                            room.isEmpty() ? "" : ",\"room\":" + Json.quoted(room),
                            speakers.stream()
                                    .map(name -> "{\"name\":" + Json.quoted(name) + "}")
                                    .collect(Collectors.joining(",", "[", "]")),
                            Json.quoted(moderation));
        }
    }

    private static Map<?, ?> object(Object value, String what) throws BadEntry {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new BadEntry(what + " is no object");
    }

    private static List<?> list(Object value, String what) throws BadEntry {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new BadEntry(what + " is no list");
    }

    /** Text or number in one line; empty for anything else, which the server refuses if it must. */
    private static String line(Object value) {
        return value instanceof String || value instanceof Long
                ? value.toString().strip().replaceAll("\\s+", " ")
                : "";
    }

    /** As much of RFC 8259 as a program needs that only reads: what is malformed is refused. */
    private static final class Json {

        private static final int MAX_DEPTH = 64;
        private static final Pattern NUMBER =
                Pattern.compile("-?(?:0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
        private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

        private final String text;
        private int at;
        private int depth;

        private Json(String text) {
            this.text = text;
        }

        /** Maps, lists, strings, booleans, null; integers as {@code Long}, else {@code Double}. */
        static Object read(String text) throws Malformed {
            var json = new Json(text);
            Object value = json.value();
            if (json.next() != 0) {
                throw json.malformed();
            }
            return value;
        }

        private Object value() throws Malformed {
            return switch (next()) {
                case '{' -> nested(this::object);
                case '[' -> nested(this::list);
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private interface Part {
            Object read() throws Malformed;
        }

        private Object nested(Part part) throws Malformed {
            if (++depth > MAX_DEPTH) {
                throw malformed();
            }
            at++;
            Object value = part.read();
            depth--;
            return value;
        }

        private Object object() throws Malformed {
            var members = new LinkedHashMap<String, Object>();
            if (!ends('}')) {
                do {
                    if (next() != '"') {
                        throw malformed();
                    }
                    String name = string();
                    expect(':');
                    members.put(name, value());
                } while (continues('}'));
            }
            return members;
        }

        private Object list() throws Malformed {
            var values = new ArrayList<>();
            if (!ends(']')) {
                do {
                    values.add(value());
                } while (continues(']'));
            }
            return values;
        }

        private boolean ends(char end) {
            boolean there = next() == end;
            at += there ? 1 : 0;
            return there;
        }

        private boolean continues(char end) throws Malformed {
            if (ends(end)) {
                return false;
            }
            expect(',');
            return true;
        }

        private void expect(char c) throws Malformed {
            if (next() != c) {
                throw malformed();
            }
            at++;
        }

        private String string() throws Malformed {
            var result = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) >= ' '; at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return result.toString();
                }
                result.append(c == '\\' ? escaped() : c);
            }
            throw malformed();
        }

        private char escaped() throws Malformed {
            int found = ++at < text.length() ? "\"\\/bfnrtu".indexOf(text.charAt(at)) : -1;
            if (found < 0) {
                throw malformed();
            }
            if (text.charAt(at) != 'u') {
                return "\"\\/\b\f\n\r\t".charAt(found);
            }
            String digits = text.substring(at + 1, Math.min(text.length(), at + 5));
            if (!digits.matches("[0-9a-fA-F]{4}")) {
                throw malformed();
            }
            at += 4;
            return (char) Integer.parseInt(digits, 16);
        }

        private Object word(String word, Object value) throws Malformed {
            if (!text.startsWith(word, at)) {
                throw malformed();
            }
            at += word.length();
            return value;
        }

        private Object number() throws Malformed {
            var number = NUMBER.matcher(text).region(at, text.length());
            if (!number.lookingAt()) {
                throw malformed();
            }
            at = number.end();
            String digits = number.group();
            if (INTEGER.matcher(digits).matches()) {
                return Long.valueOf(digits);
            }
            return Double.valueOf(digits);
        }

        /** The next character that is no white space, 0 at the end. */
        private char next() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private Malformed malformed() {
            long line = text.substring(0, Math.min(at, text.length())).lines().count();
            return new Malformed("malformed JSON in line " + Math.max(1, line));
        }

        static String quoted(String text) {
            var result = new StringBuilder("\"");
            for (char c : text.toCharArray()) {
                if (c == '"' || c == '\\') {
                    result.append('\\').append(c);
                } else if (c < ' ' || Character.isSurrogate(c)) {
                    // Half of a pair could not be encoded; so the server gets to see it.
                    result.append("\\u%04x".formatted((int) c));
                } else {
                    result.append(c);
                }
            }
            return result.append('"').toString();
        }

        private static final class Malformed extends Exception {
            Malformed(String message) {
                super(message);
            }
        }
    }

    /** What one entry is skipped for. */
    private static final class BadEntry extends Exception {
        BadEntry(String message) {
            super(message);
        }
    }

    private static final class Failure extends RuntimeException {
        Failure(String message) {
            super(message);
        }
    }
}
