package dev.lectern.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.Audience;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.command.support.Servers;
import dev.lectern.command.support.Stored;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every answer says, and what no request gets past; closed by default, open as configured. */
class MannersTest {

    private static final String JSON = "application/json";
    private static final String TITLE = "{\"title\": \"A\"}";

    private static final int WRITES = 6;

    private static RunningService closed;
    private static RunningService open;

    @BeforeAll
    static void start() {
        String events = Servers.newDatabase();
        String keys = Servers.newDatabase();
        closed = RunningService.start(events, keys);
        open =
                RunningService.start(
                        events,
                        keys,
                        Servers.kafka(),
                        "--lectern.allowed-origins=https://lectern.example",
                        "--lectern.limits.body=1s",
                        "--lectern.limits.member-writes=" + WRITES,
                        "--lectern.limits.participant-writes=" + WRITES,
                        "--lectern.trusted-proxies=127\\.0\\.0\\.1",
                        "--lectern.hsts=365d");
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static String header(Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/conferences/headers, 201",
        "GET, /api/nothing, 404",
        "PUT, /api/conferences/a%2fb, 400",
        "POST, /api/conferences/headers, 405"
    })
    void tellsBrowsersWhatNotToDo(String method, String path, int status) {
        Answer answer = closed.send(method, path, TITLE, "Content-Type", JSON);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
    }

    @Test
    void waitsForNoBodyThatTrickles() {
        String answer =
                open.trickle(
                        "PUT /api/conferences/slow HTTP/1.1\r\nHost: test\r\nContent-Length: 60000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout");
    }

    @Test
    void insistsOnTlsOnlyOverTls() {
        Answer plain = open.send("GET", "/api/nothing", "");
        Answer secure = open.send("GET", "/api/nothing", "", "X-Forwarded-Proto", "https");
        Answer untrusted = closed.send("GET", "/api/nothing", "", "X-Forwarded-Proto", "https");

        assertThat(header(plain, "Strict-Transport-Security")).isEmpty();
        assertThat(header(secure, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(header(untrusted, "Strict-Transport-Security")).isEmpty();
    }

    @Test
    void letsOnlyConfiguredSitesIn() {
        String[] preflight = {
            "Origin", "https://lectern.example", "Access-Control-Request-Method", "PUT"
        };

        Answer refused = closed.send("OPTIONS", "/api/conferences/x", "", preflight);
        Answer allowed = open.send("OPTIONS", "/api/conferences/x", "", preflight);
        Answer written =
                open.send(
                        "PUT",
                        "/api/conferences/across",
                        TITLE,
                        "Content-Type",
                        JSON,
                        "Origin",
                        "https://lectern.example",
                        "Sec-Fetch-Site",
                        "cross-site");
        Answer other = open.send("GET", "/api/nothing", "", "Origin", "https://evil.example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("code").asString()).isEqualTo("foreign-origin");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(header(allowed, "Access-Control-Allow-Methods")).contains("PUT");
        assertThat(written.status()).isEqualTo(201);
        assertThat(header(written, "Access-Control-Allow-Origin"))
                .isEqualTo("https://lectern.example");
        assertThat(header(written, "Access-Control-Expose-Headers").split(", "))
                .contains("ETag", "Location", "Retry-After")
                .contains("Lectern-Position", "RateLimit", "RateLimit-Policy");
        assertThat(other.status()).isEqualTo(403);
        assertThat(header(other, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void refusesWhatABrowserSendsForAnotherSiteWithoutSayingWhich() {
        Answer answer =
                closed.send(
                        "PUT",
                        "/api/conferences/sent",
                        TITLE,
                        "Content-Type",
                        JSON,
                        "Sec-Fetch-Site",
                        "cross-site");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void letsNoPageReachTheAdminPort() {
        String founding = "/actuator/organisations/lured";
        String port =
                String.valueOf(open.admin("GET", "/actuator/health").response().uri().getPort());

        for (String site :
                List.of(
                        "https://evil.example",
                        "https://lectern.example",
                        "http://127.0.0.1:" + port,
                        "null")) {
            Answer refused = open.admin("POST", founding, "Origin", site);
            assertThat(refused.status()).as(site).isEqualTo(403);
            assertThat(refused.body().path("code").asString()).isEqualTo("foreign-origin");
        }
        assertThat(open.admin("POST", founding, "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertThat(open.admin("GET", "/actuator/health", "Sec-Fetch-Site", "none").status())
                .isNotEqualTo(403);
        assertThat(open.admin("POST", founding).status()).isEqualTo(201);
    }

    /** Cut short, overlong, and half of a character. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00c3", "\u00c1\u0081", "\u00ed\u00a0\u0080"})
    void refusesABodyThatIsNotUtf8(String bytes) {
        long before = Stored.head(closed);
        String body = "{\"title\": \"" + bytes + "\"}";

        Answer answer =
                closed.send(
                        "PUT",
                        "/api/conferences/bytes",
                        BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)),
                        "Content-Type",
                        JSON);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("malformed-text");
        assertThat(Stored.head(closed)).isEqualTo(before);
    }

    @Test
    void readsNoMoreThanItsBoundOfABodyOfUnknownLength() {
        Answer answer =
                closed.send(
                        "PUT",
                        "/api/conferences/endless",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[100_000])),
                        "Content-Type",
                        JSON);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().path("code").asString()).isEqualTo("body-too-large");
    }

    /** Each by itself: nobody is kept from writing by what others write. */
    @Test
    void boundsWhatOneMayWrite() {
        var audience = Audience.create(closed, "bounded");
        String code = audience.open("open");
        closed.put("/api/organisations/main/members/ada", "{\"name\": \"Ada\"}");
        closed.put(audience.path() + "/members/ada/roles/organiser", "");

        for (String key : List.of(newKey(), newKey())) {
            assertBounded(key, audience.path() + "/demos/none");
        }
        for (String token : List.of(newToken(code), newToken(code))) {
            assertBounded(token, audience.path() + "/polls/none/rounds/1/ballots/mine");
        }
    }

    private static String newKey() {
        return closed.post("/api/organisations/main/members/ada/api-keys", "{\"name\": \"A key\"}")
                .body()
                .path("secret")
                .asString();
    }

    private static String newToken(String code) {
        return Audience.join(closed, code).body().path("token").asString();
    }

    /** Some come back while this writes. */
    private static void assertBounded(String caller, String path) {
        int written = 0;
        Answer answer = open.sendAs(caller, "PUT", path, "{}", "Content-Type", JSON);
        while (answer.status() != 429 && written < 3 * WRITES) {
            assertThat(header(answer, "RateLimit")).matches("\"[a-z]+\";r=[0-9]+;t=[0-9]+");
            assertThat(header(answer, "RateLimit-Policy")).endsWith(";q=" + WRITES + ";w=60");
            written++;
            answer = open.sendAs(caller, "PUT", path, "{}", "Content-Type", JSON);
        }
        assertThat(written).isBetween(WRITES, 2 * WRITES);
        assertThat(answer.body().path("code").asString()).isEqualTo("rate-limited");
        assertThat(header(answer, "RateLimit")).contains(";r=0;");
        assertThat(Integer.parseInt(header(answer, "Retry-After"))).isBetween(1, 60);
    }

    @Test
    void countsWhatItAnswers() {
        closed.put("/api/conferences/counted", TITLE);
        closed.put("/api/conferences/counted", "{}");
        closed.send("GET", "/api/nothing/at/all", "");

        for (String kind :
                List.of(
                        "uri:%2Fapi%2Fconferences%2F%7Bconference%7D&tag=status:201",
                        "uri:%2Fapi%2Fconferences%2F%7Bconference%7D&tag=status:400",
                        "uri:NOT_FOUND&tag=status:404")) {
            Answer meter =
                    closed.admin("GET", "/actuator/metrics/http.server.requests?tag=" + kind);
            assertThat(meter.status()).as(kind).isEqualTo(200);
            assertThat(meter.body().at("/measurements/0/value").asDouble()).isPositive();
        }
    }

    @Test
    void answersInOnePiece() {
        Answer written = closed.put("/api/conferences/whole", TITLE);
        Answer refused = closed.put("/api/conferences/whole", "{}");

        for (Answer answer : List.of(written, refused)) {
            assertThat(header(answer, "Content-Length"))
                    .isEqualTo(
                            Integer.toString(
                                    answer.response()
                                            .body()
                                            .getBytes(StandardCharsets.UTF_8)
                                            .length));
            assertThat(header(answer, "Transfer-Encoding")).isEmpty();
        }
    }

    @Test
    void tellsTheTraceOfTheRequest() {
        Answer answer =
                closed.send(
                        "GET",
                        "/api/nothing",
                        "",
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(answer.body().path("traceId").asString())
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }
}
