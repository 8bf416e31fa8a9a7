package dev.lectern.query.http;

import static dev.lectern.web.ProblemAnswers.entity;

import dev.lectern.api.privacy.UnreadableTextException;
import dev.lectern.query.text.KeysUnavailableException;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;
import dev.lectern.web.Trace;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import java.sql.SQLException;

/** What only the read side knows to fail, as problems. */
@RestControllerAdvice
@Order(0)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> keys(KeysUnavailableException e, HttpServletRequest request) {
        LOG.error("Texts cannot be read, trace {}", Trace.of(request), e);
        return entity(
                Problem.of(CommonProblem.KEYS_UNAVAILABLE, "Texts cannot be read at the moment"));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(UnreadableTextException e, HttpServletRequest request) {
        LOG.error("A text cannot be read, trace {}", Trace.of(request), e);
        return entity(Problem.of(ReadProblem.UNREADABLE_TEXT, "A text on record cannot be read"));
    }

    @ExceptionHandler({DataAccessException.class, SQLException.class})
    ResponseEntity<Object> store(Exception e, HttpServletRequest request) {
        LOG.error("The views cannot be read, trace {}", Trace.of(request), e);
        return entity(
                Problem.of(
                        CommonProblem.STORE_UNAVAILABLE, "The views cannot be read at the moment"));
    }

    /** To be answered by nobody, so that the web server hangs up. */
    @ExceptionHandler
    void cutShort(CutShortException e) {
        throw e;
    }
}
