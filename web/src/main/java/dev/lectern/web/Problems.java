package dev.lectern.web;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import java.io.IOException;

/**
 * Turns whatever goes wrong into an RFC 9457 problem; what is our fault is logged, once. Advice of
 * the services, for what only they know, comes first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem) {
        return ProblemAnswers.entity(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> parameters(InvalidParameterException e) {
        return problem(
                Problem.of(CommonProblem.INVALID_PARAMETER, "The query string is malformed"));
    }

    /** Somebody hung up, unless something else cannot be read or written. */
    @ExceptionHandler
    @Nullable ResponseEntity<Object> interrupted(IOException e, HttpServletRequest request) {
        if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return unforeseen(e, request);
        }
        LOG.debug("The client has gone", e);
        return null;
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception e, HttpServletRequest request) {
        LOG.error("A request failed, trace {}", Trace.of(request), e);
        return problem(Problem.of(CommonProblem.INTERNAL_ERROR));
    }

    /** Somebody hung up while being answered, unless the answer itself is at fault. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(
            HttpMessageNotWritableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return super.handleHttpMessageNotWritable(e, headers, status, request);
        }
        LOG.debug("The client has gone", e);
        return null;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var code = CommonProblem.of(status);
        if (code == CommonProblem.INTERNAL_ERROR) {
            return unforeseen(e, ((ServletWebRequest) request).getRequest());
        }
        Problem problem =
                switch (e) {
                    case MethodArgumentTypeMismatchException mismatch -> unsuitable(mismatch);
                    case MissingServletRequestParameterException missing ->
                            Problem.of(CommonProblem.MISSING_PARAMETER)
                                    .field(missing.getParameterName());
                    default -> Problem.of(code);
                };
        return ProblemAnswers.entity(problem, headers);
    }

    private static Problem unsuitable(MethodArgumentTypeMismatchException e) {
        if (!e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.of(CommonProblem.INVALID_PARAMETER).field(e.getName());
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // Only ids and numbers are in paths, and ids say what they should have been.
        String detail =
                cause instanceof NumberFormatException
                        ? "It must be a whole number that is not too large"
                        : String.valueOf(cause.getMessage());
        return Problem.of(CommonProblem.INVALID_ID, detail).field(e.getName());
    }
}
