package dev.lectern.query.http;

import dev.lectern.api.InvalidIdException;
import dev.lectern.api.privacy.UnreadableTextException;
import dev.lectern.query.text.KeysUnavailableException;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

import java.io.IOException;
import java.sql.SQLException;

/** Turns whatever goes wrong into an RFC 9457 problem; what is our fault is logged, once. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsuitable(MethodArgumentTypeMismatchException e) {
        InvalidIdException invalidId = cause(e, InvalidIdException.class);
        return answer(
                invalidId != null
                        ? new Problem(
                                HttpStatus.BAD_REQUEST,
                                "invalid-id",
                                e.getName(),
                                String.valueOf(invalidId.getMessage()))
                        : new Problem(
                                HttpStatus.BAD_REQUEST,
                                "invalid-parameter",
                                e.getName(),
                                "The parameter does not have the form that it should have"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(InvalidParameterException e) {
        return answer(
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        null,
                        "The query string is malformed"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e) {
        return answer(
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "missing-parameter",
                        e.getParameterName(),
                        "The parameter " + e.getParameterName() + " is missing"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e) {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .headers(e.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        body(
                                new Problem(
                                        HttpStatus.METHOD_NOT_ALLOWED,
                                        "method-not-allowed",
                                        null,
                                        "This service answers GET and HEAD; writes go to the command service")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keys(KeysUnavailableException e) {
        LOG.error("Texts cannot be read", e);
        return answer(
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "keys-unavailable",
                        null,
                        "Texts cannot be read at the moment"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableTextException e) {
        LOG.error("A text cannot be read", e);
        return answer(
                new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unreadable-text",
                        null,
                        "A text on record cannot be read"));
    }

    @ExceptionHandler({DataAccessException.class, SQLException.class})
    ResponseEntity<ProblemDetail> store(Exception e) {
        LOG.error("The views cannot be read", e);
        return answer(
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "store-unavailable",
                        null,
                        "The views cannot be read at the moment"));
    }

    /** Whoever asked has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("The client has gone", e);
    }

    /** Somebody hung up while being answered, unless the answer itself is at fault. */
    @ExceptionHandler({HttpMessageNotWritableException.class, IOException.class})
    @Nullable ResponseEntity<ProblemDetail> unwritten(Exception e) {
        if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return other(e);
        }
        LOG.debug("The client has gone", e);
        return null;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception e) {
        if (e instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            return answer(ofStatus(response.getStatusCode().value()));
        }
        LOG.error("A request failed", e);
        return answer(ofStatus(HttpStatus.INTERNAL_SERVER_ERROR.value()));
    }

    static Problem ofStatus(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null || status.is5xxServerError()) {
            return new Problem(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "internal-error",
                    null,
                    "Something went wrong here; it has been logged");
        }
        return switch (status) {
            case NOT_FOUND ->
                    new Problem(status, "not-found", null, "There is nothing at this path");
            case NOT_ACCEPTABLE ->
                    new Problem(status, "not-acceptable", null, "Answers are application/json");
            case METHOD_NOT_ALLOWED ->
                    new Problem(status, "method-not-allowed", null, "Not with this method");
            default -> new Problem(status, "bad-request", null, "The request cannot be understood");
        };
    }

    static ResponseEntity<ProblemDetail> answer(Problem problem) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return new ResponseEntity<>(body(problem), headers, problem.status());
    }

    private static ProblemDetail body(Problem problem) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        body.setProperty("code", problem.code());
        if (problem.field() != null) {
            body.setProperty("field", problem.field());
        }
        return body;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
