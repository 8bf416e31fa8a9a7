package dev.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

import java.io.IOException;

/** Clients close laptops, and proxies lose patience: that is no failure of ours. */
class HangingUpTest {

    private final Problems problems = new Problems();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
        logger.setLevel(null);
    }

    private static @Nullable ResponseEntity<Object> unwritten(Problems problems, Throwable cause)
            throws Exception {
        return problems.handleException(
                new HttpMessageNotWritableException("no", cause),
                new ServletWebRequest(new MockHttpServletRequest()));
    }

    @Test
    void isNoErrorOfOurs() throws Exception {
        var gone = new ClientAbortException(new IOException("Broken pipe"));

        assertThat(unwritten(problems, gone)).isNull();
        assertThat(problems.interrupted(gone, new MockHttpServletRequest())).isNull();

        assertThat(logged.list)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getLevel()).isEqualTo(Level.DEBUG));
    }

    @Test
    void anAnswerThatCannotBeWrittenIsOne() throws Exception {
        var answer = unwritten(problems, new IllegalStateException("no JSON"));

        assertThat(answer).isNotNull();
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(logged.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    }
}
