package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class ProblemsTest {

    private static final Installation LECTERN = Installation.shared();
    private static final Story STORY = LECTERN.newStory();
    private static final long POSITION =
            LECTERN.log().append(STORY.created(), STORY.registered("atlas"), STORY.opened(null));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    /api/conferences/nowhere                                  | 404 | unknown-conference    | conference
                    /api/conferences/nowhere/demos                            | 404 | unknown-conference    | conference
                    /api/conferences/nowhere/competitions/main                | 404 | unknown-conference    | conference
                    /api/conferences/nowhere/competitions/main/judges         | 404 | unknown-conference    | conference
                    /api/conferences/nowhere/competitions/main/ranking?model=mean | 404 | unknown-conference | conference
                    {path}/demos/nope                                         | 404 | unknown-demo          | demo
                    {path}/competitions/nope                                  | 404 | unknown-competition   | competition
                    {path}/competitions/nope/judges                           | 404 | unknown-competition   | competition
                    {path}/competitions/main/judges/nope/scorecards           | 404 | unknown-judge         | judge
                    {path}/competitions/nope/judges/ada/scorecards            | 404 | unknown-competition   | competition
                    {path}/admission/qr-code                                  | 404 | not-joinable          | -
                    {path}/admission/qr-code?format=gif                       | 400 | invalid-parameter     | format
                    {path}/invitations?cursor=aaaa                            | 400 | invalid-cursor        | cursor
                    /api/organisations/nowhere                                | 404 | unknown-organisation  | organisation
                    /api/organisations/-x                                     | 400 | invalid-id            | organisation
                    {path}/competitions/nope/scorecards                       | 404 | unknown-competition   | competition
                    {path}/competitions/nope/ranking?model=mean               | 404 | unknown-competition   | competition
                    {path}/competitions/-x                                    | 400 | invalid-id            | competition
                    /api/conferences/a%20b                                    | 400 | invalid-id            | conference
                    {path}/competitions/main/ranking                          | 400 | missing-parameter     | model
                    {path}/competitions/main/ranking?model=best               | 422 | unknown-scoring-model | model
                    {path}/competitions/main/ranking?model=mean@2             | 422 | unknown-scoring-model | model
                    {path}/competitions/main/ranking?model=mean&tieBreak=best | 400 | invalid-parameter     | tieBreak
                    {path}/competitions/main/ranking?model=mean&tieBreak=mode:impact | 400 | invalid-parameter | tieBreak
                    {path}/competitions/main/ranking?model=mean&tieBreak=mean:%20 | 400 | invalid-parameter | tieBreak
                    {path}/competitions/main/ranking?model=mean&tieBreak=mean:style | 422 | unknown-criterion | tieBreak
                    {path}/competitions/main/ranking?model=mean&model=median  | 400 | invalid-parameter     | model
                    {path}/competitions/main/ranking?model=mean&tiebreak=none | 400 | unknown-parameter     | tiebreak
                    {path}?x=%ff                                              | 400 | invalid-parameter     | -
                    {path}?x=%00                                              | 400 | invalid-parameter     | -
                    {path}?verbose=true                                       | 400 | unknown-parameter     | verbose
                    {path};x=y                                                | 400 | invalid-path          | -
                    {path}/demos;x=y                                          | 400 | invalid-path          | -
                    /api/conferences/%ff                                      | 400 | bad-request           | -
                    /api/conferences/%c0%80                                   | 400 | bad-request           | -
                    /api/conferences/%ed%a0%80                                | 400 | bad-request           | -
                    /api/conferences/a%0ab                                    | 400 | invalid-path          | -
                    /api/conferences/%00                                      | 400 | bad-request           | -
                    /api/conferences/a%2fb                                    | 400 | bad-request           | -
                    /api/nothing                                              | 404 | not-found             | -
                    /                                                         | 404 | not-found             | -
                    /error                                                    | 404 | not-found             | -
                    /actuator/health                                          | 404 | not-found             | -
                    """,
            delimiter = '|')
    void namesWhatIsWrong(
            String path, int status, String code, @org.jspecify.annotations.Nullable String field) {
        Answer answer = LECTERN.service().get(path.replace("{path}", STORY.path()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.body().path("field").asString(null)).isEqualTo(field);
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body().get("traceId").asString()).isNotEmpty();
        assertThat(answer.text()).doesNotContain("Exception", "dev.lectern", "org.spring");
    }

    @ParameterizedTest
    @CsvSource({"PUT", "POST", "DELETE", "PATCH"})
    void answersReadsOnly(String method) {
        Answer answer = LECTERN.service().send(method, STORY.path());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body().get("code").asString()).isEqualTo("method-not-allowed");
        assertThat(answer.response().headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void answersHead() {
        LECTERN.service().read(POSITION, STORY.path());

        Answer answer = LECTERN.service().send("HEAD", STORY.path());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"minus one", "-1", "1.5", "99999999999999999999"})
    void refusesAPositionThatIsNone(String position) {
        Answer answer = LECTERN.service().get(STORY.path(), "Lectern-Min-Position", position);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("code").asString()).isEqualTo("invalid-header");
        assertThat(answer.body().get("field").asString()).isEqualTo("Lectern-Min-Position");
    }

    @Test
    void waitsForNoBodyThatTrickles() {
        String answer =
                LECTERN.service()
                        .trickle(
                                "GET /api/scoring-models HTTP/1.1\r\nHost: test\r\nContent-Length: 60000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout");
    }

    /** A position that does not arrive; while so many wait for it, others wait for them. */
    @Test
    void saysWhenAPositionDoesNotArriveAndTurnsAwayWhatHasWaitedForTooLong() {
        int more = 5;
        List<Future<Answer>> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    IntStream.range(0, RunningQuery.AT_ONCE + more)
                            .mapToObj(_ -> callers.submit(ProblemsTest::neverApplied))
                            .toList();
        }

        assertThat(
                        answers.stream()
                                .map(answer -> answer.resultNow().body().get("code").asString())
                                .collect(groupingBy(code -> code, counting())))
                .isEqualTo(
                        Map.of(
                                "not-yet-applied",
                                (long) RunningQuery.AT_ONCE,
                                "overloaded",
                                (long) more));
    }

    private static Answer neverApplied() {
        Answer answer =
                LECTERN.service()
                        .get(STORY.path(), "Lectern-Min-Position", Long.toString(Long.MAX_VALUE));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After").orElse(""))
                .matches("[1-9][0-9]*");
        return answer;
    }

    @Test
    void isDocumented() {
        Answer answer = LECTERN.service().get("/api-docs");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("paths").propertyNames())
                .contains("/api/scoring-models", "/api/conferences/{conference}");
        assertThat(LECTERN.service().get("/docs").status()).isEqualTo(302);
        assertThat(LECTERN.service().get("/swagger-ui/index.html").status()).isEqualTo(200);
    }
}
