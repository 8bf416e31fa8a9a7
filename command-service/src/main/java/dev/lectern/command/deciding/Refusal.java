package dev.lectern.command.deciding;

import java.util.LinkedHashMap;
import java.util.Map;

/** A rule forbids what was asked for. Nothing has been recorded. */
public final class Refusal extends RuntimeException {

    private final RefusalCode code;
    private final String field;
    private final transient Map<String, Object> details;

    private Refusal(RefusalCode code, String message, String field, Map<String, Object> details) {
        super(message, null, false, false); // refusing is ordinary: no stack trace
        this.code = code;
        this.field = field;
        this.details = details;
    }

    public static Refusal of(RefusalCode code, String message) {
        return new Refusal(code, message, code.field(), Map.of());
    }

    /**
     * @param path the part of the request that it is about, as a path such as {@code scores.impact}
     */
    public Refusal field(String path) {
        return new Refusal(code, message(), path, details);
    }

    /**
     * @param value for the client to read, as JSON
     */
    public Refusal detail(String name, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Refusal(code, message(), field, more);
    }

    public RefusalCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public String field() {
        return field;
    }

    public Map<String, Object> details() {
        return details;
    }
}
