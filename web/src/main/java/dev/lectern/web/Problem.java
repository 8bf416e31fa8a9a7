package dev.lectern.web;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is not answered with what it asked for, and why (RFC 9457). */
public final class Problem extends RuntimeException {

    private final transient ProblemCode code;
    private final @Nullable String field;
    private final transient Map<String, Object> details;
    private final @Nullable Duration retryAfter;

    private Problem(
            ProblemCode code,
            String detail,
            @Nullable String field,
            Map<String, Object> details,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false); // refusing is ordinary: no stack trace
        this.code = code;
        this.field = field;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    /** With the sentence that the code has for people. */
    public static Problem of(CommonProblem code) {
        return of(code, code.detail());
    }

    /**
     * @param detail for people; never repeats what came from outside, but for ids
     */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, null, Map.of(), null);
    }

    /**
     * @param part of the request that is meant: a parameter, a header, or a path in the body
     */
    public Problem field(@Nullable String part) {
        return new Problem(code, detail(), part, details, retryAfter);
    }

    /**
     * @param value for the client to read, as JSON
     */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Problem(code, detail(), field, more, retryAfter);
    }

    /** Says when to try again; in whole seconds, at least one. */
    public Problem retryAfter(Duration wait) {
        return new Problem(code, detail(), field, details, wait);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    @Nullable String field() {
        return field;
    }

    Map<String, Object> details() {
        return details;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
