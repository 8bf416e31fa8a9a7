package dev.lectern.command.web;

import static dev.lectern.web.CommonProblem.INVALID_HEADER;
import static dev.lectern.web.CommonProblem.KEYS_UNAVAILABLE;
import static dev.lectern.web.CommonProblem.OVERLOADED;
import static dev.lectern.web.CommonProblem.PRECONDITION_FAILED;
import static dev.lectern.web.CommonProblem.STORE_UNAVAILABLE;
import static dev.lectern.web.ProblemAnswers.entity;

import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.dispatching.ConflictingWritesException;
import dev.lectern.command.dispatching.NoVersionsException;
import dev.lectern.command.dispatching.OutcomeUnknownException;
import dev.lectern.command.dispatching.VersionMismatchException;
import dev.lectern.command.privacy.ErasedKeyException;
import dev.lectern.command.rights.NotInEffectException;
import dev.lectern.eventstore.AppendOutcomeUnknownException;
import dev.lectern.eventstore.AppendQueueFullException;
import dev.lectern.eventstore.EventStoreUnavailableException;
import dev.lectern.eventstore.EventTooLargeException;
import dev.lectern.eventstore.IdempotencyKeyReusedException;
import dev.lectern.web.Problem;
import dev.lectern.web.Trace;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What only the write side knows to fail, as problems. */
@RestControllerAdvice
@Order(0)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        Problem problem =
                Problem.of(new BrokenRule(refusal.code()), refusal.message())
                        .field(refusal.field());
        for (var detail : refusal.details().entrySet()) {
            problem = problem.with(detail.getKey(), detail.getValue());
        }
        return entity(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> header(CallerResolver.InvalidHeaderException e) {
        return entity(Problem.of(INVALID_HEADER, String.valueOf(e.getMessage())).field(e.header()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        return entity(UnreadableBody.problem(e));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(EventTooLargeException e) {
        return entity(Problem.of(WriteProblem.EVENT_TOO_LARGE, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> erased(ErasedKeyException e) {
        return entity(
                Problem.of(WriteProblem.ERASED, "The person whose text this is has been erased"));
    }

    @ExceptionHandler
    ResponseEntity<Object> reused(IdempotencyKeyReusedException e) {
        return entity(
                Problem.of(
                                WriteProblem.IDEMPOTENCY_KEY_REUSED,
                                "The key was first used for another request of this operation")
                        .field(RequestKeys.HEADER));
    }

    @ExceptionHandler
    ResponseEntity<Object> changed(VersionMismatchException e) {
        return entity(
                Problem.of(PRECONDITION_FAILED, "Somebody else has changed it; look again")
                        .field(IfMatch.HEADER)
                        .with("version", e.current()));
    }

    @ExceptionHandler
    ResponseEntity<Object> versionless(NoVersionsException e) {
        return entity(
                Problem.of(INVALID_HEADER, String.valueOf(e.getMessage())).field(IfMatch.HEADER));
    }

    @ExceptionHandler
    ResponseEntity<Object> overloaded(AppendQueueFullException e) {
        return entity(
                Problem.of(OVERLOADED, "Too many writes are waiting; nothing was stored")
                        .retryAfter(e.retryAfter()));
    }

    @ExceptionHandler
    ResponseEntity<Object> overtaken(ConflictingWritesException e) {
        return entity(
                Problem.of(
                        WriteProblem.CONFLICTING_WRITES,
                        "Others keep writing the same; nothing was stored"));
    }

    @ExceptionHandler({AppendOutcomeUnknownException.class, OutcomeUnknownException.class})
    ResponseEntity<Object> unknown(RuntimeException e, HttpServletRequest request) {
        LOG.warn(
                "The outcome of a write is unknown, trace {}: {}", Trace.of(request), e.toString());
        return entity(
                Problem.of(
                        WriteProblem.OUTCOME_UNKNOWN,
                        "Whether this was stored is not known; repeating the same request is safe"));
    }

    @ExceptionHandler
    ResponseEntity<Object> notInEffect(NotInEffectException e, HttpServletRequest request) {
        LOG.warn("Changed rights are not in effect, trace {}", Trace.of(request), e);
        return entity(
                Problem.of(
                        WriteProblem.NOT_IN_EFFECT,
                        "This is stored, but not in effect yet; repeating the same request is safe"));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(
            EventStoreUnavailableException e, HttpServletRequest request) {
        LOG.warn("The event store is unavailable, trace {}: {}", Trace.of(request), e.toString());
        return entity(
                Problem.of(
                        STORE_UNAVAILABLE,
                        "The event store cannot be reached; nothing was stored"));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(DataAccessException e, HttpServletRequest request) {
        LOG.warn("The key store is unavailable, trace {}: {}", Trace.of(request), e.toString());
        return entity(
                Problem.of(
                        KEYS_UNAVAILABLE, "The key store cannot be reached; nothing was stored"));
    }
}
