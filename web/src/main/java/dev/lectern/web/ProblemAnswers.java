package dev.lectern.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.time.Duration;
import java.util.function.Supplier;

/** Problems as they are answered: from advice, and from a filter in the same words. */
public final class ProblemAnswers {

    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Supplier<HandlerExceptionResolver> resolver;

    /**
     * @param resolver asked for only when there is a problem: filters are made before it is
     */
    ProblemAnswers(Supplier<HandlerExceptionResolver> resolver) {
        this.resolver = resolver;
    }

    /** Answers from a filter. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        if (resolver.get().resolveException(request, response, null, problem) == null) {
            throw new IllegalStateException("Nobody answers problems", problem);
        }
    }

    /** What advice returns. */
    public static ResponseEntity<Object> entity(Problem problem) {
        return entity(problem, new HttpHeaders());
    }

    static ResponseEntity<Object> entity(Problem problem, HttpHeaders more) {
        var headers = new HttpHeaders();
        headers.addAll(more);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        Duration wait = problem.retryAfter();
        if (wait != null || problem.code().status() == UNAVAILABLE) {
            long seconds = (wait == null ? SOON : wait).plusMillis(999).toSeconds();
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        }
        return ResponseEntity.status(problem.code().status()).headers(headers).body(body(problem));
    }

    private static ProblemDetail body(Problem problem) {
        var body =
                ProblemDetail.forStatusAndDetail(
                        HttpStatusCode.valueOf(problem.code().status()), problem.detail());
        body.setProperty("code", problem.code().code());
        if (problem.field() != null) {
            body.setProperty("field", problem.field());
        }
        problem.details().forEach(body::setProperty);
        return body;
    }
}
