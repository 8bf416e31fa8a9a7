package dev.lectern.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.RunningService.Answer;
import dev.lectern.eventstore.EventLog;
import dev.lectern.eventstore.StoredEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** What a client sees, and what is stored: for good requests, repeated ones, and bad ones. */
class WritingOverHttpTest {

    private static final String COMPETITION =
            """
            {"title": "Finals", "criteria": [
              {"id": "impact", "name": "Impact", "weight": 60},
              {"id": "craft", "name": "Craft", "weight": 40}],
             "scale": {"min": 0, "max": 5, "step": 0.5}}\
            """;
    private static final String CARD =
            "/api/conferences/hack/competitions/finals/judges/ada/scorecards/votes";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        assertThat(service.put("/api/conferences/hack", title("Hackathon ✨")).status())
                .isEqualTo(201);
        assertThat(service.put("/api/conferences/hack/demos/votes", title("Votes")).status())
                .isEqualTo(201);
        assertThat(service.put("/api/conferences/hack/competitions/finals", COMPETITION).status())
                .isEqualTo(201);
        assertThat(
                        service.put(
                                        "/api/conferences/hack/competitions/finals/judges/ada",
                                        "{\"name\": \"Ada\"}")
                                .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String title(String title) {
        return "{\"title\": \"" + title + "\"}";
    }

    private static List<StoredEvent> stored() {
        return service.bean(EventLog.class).read(0, 10_000);
    }

    @Test
    void answersTheSamePositionToTheSameRequestAndRecordsItOnce() {
        String body =
                "{\"scores\": {\"impact\": 4.5, \"craft\": 3}, \"comment\": \"Neat 🎉 שלום\"}";

        Answer first = service.put(CARD, body);
        Answer again = service.put(CARD, body.replace("4.5", "4.50"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("events").asInt()).isEqualTo(1);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().get("events").asInt()).isZero();
        assertThat(again.body().get("position")).isEqualTo(first.body().get("position"));
        assertThat(first.response().headers().firstValue("Lectern-Position"))
                .hasValue(first.body().get("position").asString());
    }

    @Test
    void storesWhoWhyAndNoPlaintext() {
        Answer answer =
                service.send(
                        "PUT",
                        "/api/conferences/hack/demos/secret",
                        title("Marker-7f3a"),
                        "Content-Type",
                        "application/json",
                        "Lectern-Correlation-Id",
                        "req-1");

        StoredEvent event = stored().get(answer.body().get("position").asInt() - 1);

        assertThat(event.type()).isEqualTo("lectern.conference.DemoRegistered");
        assertThat(event.metadata()).contains("\"member:main/owner\"", "\"req-1\"", "causationId");
        assertThat(event.payload()).contains("secret", "conference:hack").doesNotContain("Marker");
        assertThat(event.tags()).containsExactlyInAnyOrder("conference:hack", "demo:hack/secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PUT | /api/conferences/nowhere/demos/a | {"title": "A"} | 404 | unknown-conference | conference
                    PUT | /api/conferences/hack/competitions/other/judges/ada | {"name": "Ada"} | 404 | unknown-competition | competition
                    PUT | /api/conferences/hack/competitions/finals/judges/bob/scorecards/votes | {"scores": {"impact": 1, "craft": 1}} | 404 | unknown-judge | judge
                    PUT | /api/conferences/hack/competitions/finals/judges/ada/scorecards/none | {"scores": {"impact": 1, "craft": 1}} | 404 | unknown-demo | demo
                    DELETE | /api/conferences/hack/competitions/finals/judges/ada/scorecards/none | | 404 | unknown-demo | demo
                    PUT | /api/conferences/-hack | {"title": "A"} | 400 | invalid-id | conference
                    PUT | /api/conferences/hack%20y | {"title": "A"} | 400 | invalid-id | conference
                    PUT | /api/conferences/hack | {"title": "Another"} | 409 | conference-exists | title
                    PUT | /api/conferences/new | {"title": " "} | 400 | invalid-field | title
                    PUT | /api/conferences/new | {"title": "a\\u0000b"} | 400 | invalid-field | title
                    PUT | /api/conferences/new | {"title": "a\\ud800b"} | 400 | invalid-field | title
                    PUT | /api/conferences/new | {"title": 7} | 400 | invalid-field | title
                    PUT | /api/conferences/new | {"title": null} | 400 | missing-field | title
                    PUT | /api/conferences/new | {} | 400 | missing-field | title
                    PUT | /api/conferences/new | {"title": "A", "colour": "red"} | 400 | unknown-field | colour
                    PUT | /api/conferences/new | {"title": "A" | 400 | malformed-json |
                    PUT | /api/conferences/new | {"title": "A"} x | 400 | malformed-json |
                    PUT | /api/conferences/new | [] | 400 | invalid-field |
                    PUT | /api/conferences/new | | 400 | malformed-json |
                    PUT | /api/nothing | {} | 404 | not-found |
                    POST | /api/conferences/new | {"title": "A"} | 405 | method-not-allowed |
                    POST | /api/conferences/hack/competitions/finals/publication | {"model": "median"} | 409 | competition-not-locked | competition
                    POST | /api/conferences/hack/competitions/finals/publication | {"model": "guess"} | 422 | unknown-scoring-model | model
                    POST | /api/conferences/hack/competitions/finals/publication | {"model": "a\\u0000"} | 400 | invalid-field | model
                    POST | /api/conferences/hack/competitions/finals/publication | {"model": "a\\ud800"} | 400 | invalid-field | model
                    """)
    void refusesBadInputByCodeAndFieldAndStoresNothing(
            String method, String path, String body, int status, String code, String field) {
        int before = stored().size();

        Answer answer =
                service.send(
                        method, path, body == null ? "" : body, "Content-Type", "application/json");

        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("field").asString(null)).isEqualTo(field);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("traceId").asString()).isNotEmpty();
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(stored()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"scores": {"impact": 5.5, "craft": 1}} | 422 | score-out-of-range | scores.impact
                    {"scores": {"impact": -0.5, "craft": 1}} | 422 | score-out-of-range | scores.impact
                    {"scores": {"impact": 4.2, "craft": 1}} | 422 | score-off-step | scores.impact
                    {"scores": {"impact": 1e999999999, "craft": 1}} | 400 | invalid-field | scores.impact
                    {"scores": {"impact": 1, "craft": 1, "luck": 1}} | 422 | unknown-criterion | scores.luck
                    {"scores": {"impact": 1}} | 422 | scorecard-incomplete | scores
                    {"scores": {"impact": 1, "craft": null}} | 400 | missing-field | scores.craft
                    {"scores": {}} | 422 | scorecard-incomplete | scores
                    {"scores": {"impact": "1", "craft": 1}} | 400 | invalid-field | scores.impact
                    {"scores": {"im pact": 1, "craft": 1}} | 400 | invalid-field | scores
                    {"scores": {"impact": 1, "craft": 1}, "comment": ""} | 400 | invalid-field | comment
                    {"scores": {"impact": 1, "impact": 2, "craft": 1}} | 400 | malformed-json |
                    {"scores": [1, 2]} | 400 | invalid-field | scores
                    """)
    void refusesBadScorecards(String body, int status, String code, String field) {
        int before = stored().size();

        Answer answer = service.put(CARD, body);

        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("field").asString(null)).isEqualTo(field);
        assertThat(stored()).hasSize(before);
    }

    @Test
    void namesTheMissingCriteria() {
        Answer answer = service.put(CARD, "{\"scores\": {\"craft\": 1}}");

        assertThat(answer.body().get("missing").toString()).isEqualTo("[\"impact\"]");
    }

    @Test
    void refusesBodiesThatAreTooLargeOrOfAnotherType() {
        String large = title("x".repeat(70_000));

        assertThat(service.put("/api/conferences/large", large).body().path("code").asString())
                .isEqualTo("body-too-large");
        assertThat(
                        service.send(
                                        "PUT",
                                        "/api/conferences/xml",
                                        "<a/>",
                                        "Content-Type",
                                        "application/xml")
                                .status())
                .isEqualTo(415);
    }

    @Test
    void isHealthyWhileItRuns() {
        var health = service.admin("/actuator/health");

        assertThat(health.at("/components/db/status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/relay/status").asString()).isNotEmpty();
    }

    @Test
    void describesItsRequestsAsTheyAre() {
        var schemas = service.send("GET", "/api-docs", "").body().at("/components/schemas");

        assertThat(schemas.toString()).contains("scores", "criteria").doesNotContain("Caller");
        assertThat(schemas.valueStream())
                .allSatisfy(schema ->
                        assertThat(schema.path("properties").has("value"))
                                .as("a wrapper of one value in %s", schema)
                                .isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PUT | /api/conferences/a%2Fb | application/json | 400 | bad-request
                    PUT | /api/conferences/%00 | application/json | 400 | bad-request
                    PUT | /api/conferences/new;x=1 | application/json | 400 | invalid-path
                    PUT | /api/conferences/%ff | application/json | 400 | bad-request
                    PUT | /api/conferences/%ed%a0%80 | application/json | 400 | bad-request
                    PUT | /api/conferences/new?x=1 | application/json | 400 | unknown-parameter
                    PUT | /api/conferences/new?x=%zz | application/json | 400 | invalid-parameter
                    PUT | /api/conferences/new | multipart/form-data | 415 | unsupported-media-type
                    POST | /api/conferences/hack/competitions/finals/lock | application/json | 400 | unexpected-body
                    POST | /api/conferences/new | multipart/form-data | 405 | method-not-allowed
                    PUT | /api/conferences/new | application/x-www-form-urlencoded | 415 | unsupported-media-type
                    GET | /error | application/json | 404 | not-found
                    GET | /actuator/health | application/json | 404 | not-found
                    POST | /actuator/organisations/mine | application/json | 404 | not-found
                    """)
    void answersAProblemToWhatIsHardlyARequest(
            String method, String path, String contentType, int status, String code) {
        int before = stored().size();

        var answer = service.raw(method, path, contentType, "{\"title\": \"A\"}");

        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(stored()).hasSize(before);
    }

    @Test
    void refusesWhatAPageOfAnotherSiteSends() {
        int before = stored().size();

        Answer answer =
                service.send(
                        "POST",
                        "/api/conferences/hack/competitions/finals/lock",
                        "x",
                        "Content-Type",
                        "text/plain",
                        "Origin",
                        "http://evil.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("code").asString()).isEqualTo("foreign-origin");
        assertThat(stored()).hasSize(before);
    }

    @Test
    void answersJsonWhateverIsAccepted() {
        Answer answer =
                service.send(
                        "PUT",
                        "/api/conferences/accepting",
                        title("A"),
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/xml");

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void refusesANameOfTheRequestThatIsNone() {
        Answer answer =
                service.send(
                        "PUT",
                        "/api/conferences/hack",
                        title("x"),
                        "Content-Type",
                        "application/json",
                        "Lectern-Correlation-Id",
                        "<b>");

        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-header");
        assertThat(answer.body().path("field").asString()).isEqualTo("Lectern-Correlation-Id");
    }
}
