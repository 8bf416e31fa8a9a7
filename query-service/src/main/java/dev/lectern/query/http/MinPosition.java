package dev.lectern.query.http;

import dev.lectern.query.projection.Freshness;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Waits until the events of the conference in the path, or else of the organisation, are applied as
 * far as the request asks for.
 */
@Component
class MinPosition implements HandlerInterceptor {

    static final String HEADER = "Lectern-Min-Position";
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,19}");
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
        if (!freshness.await(readModel(readsFrom, request), key(request), position, PATIENCE)) {
            throw Problem.of(
                            ReadProblem.NOT_YET_APPLIED,
                            "Position %d was not applied within %d seconds"
                                    .formatted(position, PATIENCE.toSeconds()))
                    .field(HEADER);
        }
        return true;
    }

    private static String readModel(ReadsFrom from, HttpServletRequest request) {
        return from.asOf().isEmpty() || request.getParameter("asOf") == null
                ? from.value()
                : from.asOf();
    }

    private static long parse(String asked) {
        if (POSITION.matcher(asked).matches()) {
            var position = new BigInteger(asked);
            if (position.bitLength() < Long.SIZE) {
                return position.longValue();
            }
        }
        throw Problem.of(CommonProblem.INVALID_HEADER, "A position is a whole number from 0")
                .field(HEADER);
    }

    /** As of the events on the topic; the gate has seen to it that it is an id. */
    private static String key(HttpServletRequest request) {
        var variables =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return String.valueOf(
                Objects.requireNonNullElseGet(
                        variables.get("conference"), () -> variables.get("organisation")));
    }
}
