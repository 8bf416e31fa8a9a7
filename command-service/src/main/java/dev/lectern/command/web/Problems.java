package dev.lectern.command.web;

import dev.lectern.api.InvalidIdException;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.dispatching.ConflictingWritesException;
import dev.lectern.command.dispatching.OutcomeUnknownException;
import dev.lectern.command.privacy.ErasedKeyException;
import dev.lectern.eventstore.AppendOutcomeUnknownException;
import dev.lectern.eventstore.AppendQueueFullException;
import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.EventTooLargeException;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import java.time.Duration;

/** Every failure as an RFC 9457 problem with a stable {@code code}. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        HttpStatus status =
                switch (refusal.code().kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        ProblemDetail problem =
                problem(status, refusal.code().code(), refusal.message(), refusal.field());
        refusal.details().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> header(CallerResolver.InvalidHeaderException e) {
        return answer(
                problem(HttpStatus.BAD_REQUEST, "invalid-header", e.getMessage(), e.header()));
    }

    @ExceptionHandler
    ResponseEntity<Object> parameter(NoParameters.UnknownParameterException e) {
        return answer(
                problem(
                        HttpStatus.BAD_REQUEST,
                        "unknown-parameter",
                        e.getMessage(),
                        e.parameter()));
    }

    @ExceptionHandler
    ResponseEntity<Object> foreign(OwnOrigin.ForeignOriginException e) {
        return answer(
                problem(
                        HttpStatus.FORBIDDEN,
                        "foreign-origin",
                        e.getMessage(),
                        HttpHeaders.ORIGIN));
    }

    @ExceptionHandler
    ResponseEntity<Object> parameters(InvalidParameterException e) {
        return answer(
                problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "The query string is malformed",
                        null));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyLimit.BodyTooLargeException e) {
        return answer(
                problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", e.getMessage(), null));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(EventTooLargeException e) {
        return answer(
                problem(HttpStatus.CONTENT_TOO_LARGE, "event-too-large", e.getMessage(), null));
    }

    @ExceptionHandler
    ResponseEntity<Object> erased(ErasedKeyException e) {
        return answer(
                problem(
                        HttpStatus.CONFLICT,
                        "erased",
                        "The person whose text this is has been erased",
                        null));
    }

    @ExceptionHandler
    ResponseEntity<Object> overloaded(AppendQueueFullException e) {
        return later("overloaded", "Too many writes are waiting", e.retryAfter());
    }

    @ExceptionHandler
    ResponseEntity<Object> overtaken(ConflictingWritesException e) {
        return later(
                "conflicting-writes", "Others keep writing the same; nothing was stored", SOON);
    }

    @ExceptionHandler({AppendOutcomeUnknownException.class, OutcomeUnknownException.class})
    ResponseEntity<Object> unknown(RuntimeException e) {
        LOG.warn("The outcome of a write is unknown: {}", e.toString());
        return later(
                "outcome-unknown",
                "Whether this was stored is not known; repeating the same request is safe",
                SOON);
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(EventStoreUnavailableException e) {
        LOG.warn("The event store is unavailable: {}", e.toString());
        return later(
                "store-unavailable", "The event store cannot be reached; nothing was stored", SOON);
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(DataAccessException e) {
        LOG.warn("The key store is unavailable: {}", e.toString());
        return later(
                "keys-unavailable", "The key store cannot be reached; nothing was stored", SOON);
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception e) {
        LOG.error("A request failed", e);
        return answer(
                problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "This is a defect of the server",
                        null));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(UnreadableBody.problem(e));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            boolean id = rootCause(e) instanceof InvalidIdException;
            return answer(
                    problem(
                            HttpStatus.BAD_REQUEST,
                            id ? "invalid-id" : "invalid-parameter",
                            id ? rootCause(e).getMessage() : "The parameter is malformed",
                            mismatch.getName()));
        }
        var problem =
                body instanceof ProblemDetail detail ? detail : ProblemDetail.forStatus(status);
        problem.setProperty("code", code(status));
        return super.handleExceptionInternal(e, problem, headers, status, request);
    }

    static String code(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case CONTENT_TOO_LARGE -> "body-too-large";
            case SERVICE_UNAVAILABLE -> "overloaded";
            case null, default -> status.is5xxServerError() ? "internal-error" : "bad-request";
        };
    }

    private static ResponseEntity<Object> later(String code, String detail, Duration after) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds())))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail, null));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static ProblemDetail problem(
            HttpStatus status, String code, @Nullable String detail, @Nullable String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }

    private static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
