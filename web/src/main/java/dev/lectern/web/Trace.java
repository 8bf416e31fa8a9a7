package dev.lectern.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is called in logs, problems and events: as its sender calls it, by {@code
 * Lectern-Correlation-Id} or else by the W3C {@code traceparent}; else by a name of ours.
 */
public final class Trace {

    public static final String CORRELATION_ID = "Lectern-Correlation-Id";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._:/-]{1,128}");
    private static final Pattern PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private Trace() {}

    /** The same, whenever it is asked for. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = given(request);
        if (id == null) {
            id = UUID.randomUUID().toString().replace("-", "");
        }
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static @Nullable String given(HttpServletRequest request) {
        String correlation = request.getHeader(CORRELATION_ID);
        if (correlation != null && CORRELATION.matcher(correlation).matches()) {
            return correlation;
        }
        String parent = request.getHeader("traceparent");
        if (parent == null) {
            return null;
        }
        Matcher matcher = PARENT.matcher(parent);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
