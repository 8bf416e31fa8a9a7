package dev.lectern.query.http;

import dev.lectern.api.ConferenceId;
import dev.lectern.query.projection.Freshness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Waits until the conference's events are applied as far as the request asks for. */
@Component
class MinPosition implements HandlerInterceptor {

    static final String HEADER = "Lectern-Min-Position";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Freshness freshness;

    MinPosition(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws SQLException, InterruptedException {
        String asked = request.getHeader(HEADER);
        ReadsFrom readsFrom =
                handler instanceof HandlerMethod method
                        ? method.getBeanType().getAnnotation(ReadsFrom.class)
                        : null;
        if (asked == null || readsFrom == null) {
            return true;
        }
        long position = parse(asked);
        if (!freshness.await(readsFrom.value(), conference(request), position, PATIENCE)) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "not-yet-applied",
                    HEADER,
                    "Position %d was not applied within %d seconds"
                            .formatted(position, PATIENCE.toSeconds()));
        }
        return true;
    }

    private static long parse(String asked) {
        try {
            long position = Long.parseLong(asked);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    private static Problem invalid(@org.jspecify.annotations.Nullable NumberFormatException cause) {
        var problem =
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        HEADER,
                        "A position is a whole number from 0");
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }

    private static ConferenceId conference(HttpServletRequest request) {
        var variables =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return new ConferenceId(String.valueOf(variables.get("conference")));
        } catch (dev.lectern.api.InvalidIdException e) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid-id",
                    "conference",
                    String.valueOf(e.getMessage()));
        }
    }
}
