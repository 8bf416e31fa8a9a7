package dev.lectern.command.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Requests of one operation, each with one thing in it that is certainly wrong. */
final class BadRequests {

    private static final List<String> IDS =
            List.of(
                    "-x",
                    "%00",
                    "a%2fb",
                    "..%2f..%2fetc",
                    "%ff",
                    "%c0%80",
                    "%ed%a0%80",
                    "a;b=c",
                    "%20",
                    "..",
                    ".",
                    "%",
                    "%zz",
                    "x".repeat(65),
                    "%f0%9f%8e%89",
                    "a%0d%0ab",
                    "\\",
                    "x|y",
                    "{x}",
                    "'--");
    private static final List<String> QUERIES =
            List.of("?x=1", "?%ff", "?a=%zz", "?a=%00", "?%5b%5d=1", "?a&b", "?x=%ed%a0%80");
    private static final List<String> HEADERS =
            List.of(
                    "Authorization: Basic b3duZXI6b3duZXI=",
                    "Authorization: Bearer lectern_key_" + "x".repeat(32),
                    "Authorization: Bearer lectern_participant_e30.e30.e30",
                    "Lectern-Correlation-Id: a b",
                    "Idempotency-Key: " + "k".repeat(129),
                    "Idempotency-Key: \u00ff\u00fe",
                    "If-Match: 17",
                    "If-Match: \"" + "9".repeat(30) + "\"",
                    "Origin: null",
                    "Sec-Fetch-Site: cross-site",
                    "Content-Length: 7",
                    "X: " + "x".repeat(20_000));
    private static final List<String> BODIES =
            List.of(
                    "",
                    "null",
                    "true",
                    "7",
                    "\"x\"",
                    "[]",
                    "{",
                    "}",
                    "{}x",
                    "\u00ff",
                    "\u00ed\u00a0\u0080",
                    "{\"a\":1,\"a\":2}",
                    "{\"__proto__\":{}}",
                    "\u00ef\u00bb\u00bf{}",
                    "\0",
                    "[".repeat(2_000),
                    "{\"a\":".repeat(2_000),
                    "{\"title\":\"" + "x".repeat(70_000) + "\"}",
                    "{\"title\":" + "9".repeat(5_000) + "}",
                    "NaN",
                    "{'a':1}",
                    "{\"a\":1,}",
                    "/**/{}");
    private static final List<String> VALUES =
            List.of(
                    "true",
                    "[[]]",
                    "{\"a\":{}}",
                    "1e999999999",
                    "-1e-999999999",
                    "9".repeat(101),
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00x\"",
                    "0.1e1e1",
                    "\"" + "\\u0007".repeat(3) + "\"");

    private final Random random;
    private final String method;
    private final String path;
    private final JsonNode example;

    /** What goes out as it stands; each character is a byte. */
    record Request(String head, String body) {
        @Override
        public String toString() {
            return head.lines().limit(6).toList()
                    + " "
                    + body.substring(0, Math.min(300, body.length()));
        }
    }

    BadRequests(Random random, String path, Map.Entry<String, JsonNode> operation) {
        this.random = random;
        this.method = operation.getKey().toUpperCase(Locale.ROOT);
        this.path = path;
        this.example = operation.getValue().at("/requestBody/content/application~1json/example");
    }

    Request next() {
        String body = example.isMissingNode() ? "" : example.toString();
        int kind = random.nextInt(example.isMissingNode() ? 3 : 8);
        return switch (kind == 0 && !path.contains("{") ? 1 : kind) {
            case 0 -> request(badPath(), "", body);
            case 1 -> request(goodPath() + any(QUERIES), "", body);
            case 2 -> request(goodPath(), any(HEADERS) + "\r\n", body);
            case 3 -> request(goodPath(), "", any(BODIES));
            case 4 -> request(goodPath(), "", body.substring(0, random.nextInt(body.length())));
            case 5 ->
                    request(
                            goodPath(),
                            "",
                            body.replaceFirst("\\{", "{\"x" + random.nextInt() + "\":[],"));
            default -> request(goodPath(), "", badValue());
        };
    }

    private Request request(String target, String header, String body) {
        return new Request(
                "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
                        .formatted(method, target, header, body.length()),
                body);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String goodPath() {
        return filledIn(path);
    }

    private static String filledIn(String path) {
        return path.replace("{conference}", "hack")
                .replace("{competition}", "finals")
                .replace("{judge}", "ada")
                .replace("{demo}", "votes")
                .replace("{organisation}", "main")
                .replace("{member}", "ada")
                .replace("{apiKey}", "first")
                .replace("{role}", "judge")
                .replace("{participant}", "somebody")
                .replace("{invitation}", "1-1")
                .replace("{round}", "1")
                .replaceAll("[{](talk|question|duplicate|label|poll)[}]", "$1");
    }

    private String badPath() {
        var names = new ArrayList<String>();
        for (String segment : path.split("/", -1)) {
            if (segment.startsWith("{")) {
                names.add(segment);
            }
        }
        return filledIn(path.replace(any(names), any(IDS)));
    }

    /** The example with one of its values replaced by what can be none of them. */
    private String badValue() {
        String mark = "\"@@@\"";
        JsonNode copy = example.deepCopy();
        var places = new ArrayList<Consumer<String>>();
        collect(copy, places);
        places.get(random.nextInt(places.size())).accept("@@@");
        return JsonMapper.shared().writeValueAsString(copy).replace(mark, any(VALUES));
    }

    private static void collect(JsonNode node, List<Consumer<String>> places) {
        switch (node) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(property -> {
                                places.add(text -> object.put(property.getKey(), text));
                                collect(property.getValue(), places);
                            });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    int index = i;
                    places.add(text -> array.set(index, text));
                    collect(array.get(i), places);
                }
            }
            default -> {
                // A value is replaced where it stands in something.
            }
        }
    }
}
